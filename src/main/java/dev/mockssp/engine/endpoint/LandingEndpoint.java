package dev.mockssp.engine.endpoint;

import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.VendorPaths;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.NamedHandler;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.journal.Outcome;
import java.util.regex.Pattern;

/**
 * The landing page. Requests for it are in the journal, so that a rule can report a page that was opened without its
 * redirect.
 */
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
    public Response handle(RequestContext context) {
        String campaign = context.request().path().substring(VendorPaths.LANDING.length());
        if (!CAMPAIGN.matcher(campaign).matches()) {
            return context.require(VendorApi.class)
                    .error(
                            context,
                            DecidedBy.ROUTE,
                            404,
                            "No landing page at " + context.request().path());
        }
        context.put(DecidedBy.class, DecidedBy.ROUTE).put(Outcome.class, Outcome.of(Outcome.Kind.LANDING, campaign));
        return page.handle(context);
    }
}
