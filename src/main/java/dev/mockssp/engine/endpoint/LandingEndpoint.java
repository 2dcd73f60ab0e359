package dev.mockssp.engine.endpoint;

import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.NamedHandler;
import dev.mockssp.engine.api.UrlFactory;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.journal.Outcome;
import java.util.regex.Pattern;

/** The page at the end of a click, in the journal so that one opened without its redirect is noticed. */
public final class LandingEndpoint implements NamedHandler {

    private static final Pattern CAMPAIGN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final HttpHandler page;

    public LandingEndpoint(HttpHandler page) {
        this.page = page;
    }

    @Override
    public String name() {
        return "landing";
    }

    @Override
    public Response handle(RequestContext call) {
        String campaign = call.request().path().substring(UrlFactory.LANDING.length());
        if (!CAMPAIGN.matcher(campaign).matches()) {
            return call.require(VendorApi.class)
                    .error(
                            call,
                            DecidedBy.ROUTE,
                            404,
                            "Nothing is at " + call.request().path());
        }
        call.put(DecidedBy.class, DecidedBy.ROUTE).put(Outcome.class, Outcome.of(Outcome.Kind.LANDING, campaign));
        return page.handle(call);
    }
}
