package dev.mockssp.engine;

import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Reply;
import dev.mockssp.exchange.Responder;
import dev.mockssp.journal.Outcome;
import java.util.regex.Pattern;

/** The page at the end of a click, in the journal so that one opened without its redirect is noticed. */
final class LandingEndpoint implements Named {

    private static final Pattern CAMPAIGN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Responder page;

    LandingEndpoint(Responder page) {
        this.page = page;
    }

    @Override
    public String name() {
        return "landing";
    }

    @Override
    public Reply answer(Call call) {
        String campaign = call.request().path().substring(Links.LANDING.length());
        if (!CAMPAIGN.matcher(campaign).matches()) {
            return call.get(Dialect.class)
                    .error(
                            call,
                            Check.ROUTE,
                            404,
                            "Nothing is at " + call.request().path());
        }
        call.note(Check.class, Check.ROUTE).note(Outcome.class, Outcome.of(Outcome.Kind.LANDING, campaign));
        return page.answer(call);
    }
}
