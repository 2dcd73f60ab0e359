package dev.mockssp.engine;

import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Filter;
import dev.mockssp.exchange.Reply;
import dev.mockssp.exchange.Responder;
import dev.mockssp.journal.Exchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Leads vendor traffic on to the real service, in place of all floors below the router: the two endpoints with their
 * preflights, and tracking links. What came back is passed on as it is, but for tracking links, which lead back here.
 */
final class Passage {

    /** What stands for the scenario, as none is played. */
    private static final Exchange.Choice NONE = new Exchange.Choice("recording", "upstream");

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@%-]+");

    private final Responder upstream;
    private final RealAnswers answers;
    private final Cors cors;
    private final KeyStates states;
    private final int bodyLimit;

    /**
     * @param upstream asks the real service; throws an {@link UpstreamException}
     * @param bodyLimit the longest body in bytes, for the message alone
     */
    Passage(Responder upstream, RealAnswers answers, Cors cors, KeyStates states, int bodyLimit) {
        this.upstream = upstream;
        this.answers = answers;
        this.cors = cors;
        this.states = states;
        this.bodyLimit = bodyLimit;
    }

    /** @return the router with the routes that are passed on */
    Router routes(Router router, SspDialect ssp, LegacyDialect legacy) {
        Filter asAnswered = next -> next;
        return router.post("/api/v1/ssp/bid-request", ssp, asAnswered, this::vendorCall)
                .post("/api/v1/message/get-ad", legacy, asAnswered, this::vendorCall)
                .get(Links.CLICK, ssp, asAnswered, link("click"))
                .get(Links.VIEW, ssp, asAnswered, link("view"))
                .get(Links.PRODUCT, legacy, asAnswered, link("product-click"));
    }

    private Reply vendorCall(Call call) {
        begin(call);
        if (call.request().oversized()) {
            return own(call, Check.BODY, 413, "The body is longer than " + bodyLimit + " bytes");
        }
        boolean preflight = call.request().method().equals("OPTIONS");
        if (!preflight && call.request().headers().has(Selection.HEADER)) {
            return own(
                    call,
                    Check.SCENARIO,
                    400,
                    "The header " + Selection.HEADER
                            + " is of no use while a real service answers: no scenario is played");
        }
        return guarded(call, reply -> preflight ? answers.preflight(call, reply) : answers.vendorCall(call, reply));
    }

    private Named link(String name) {
        return new Named() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Reply answer(Call call) {
                begin(call);
                return isOneToken(call.request().path())
                        ? guarded(call, reply -> answers.link(call, reply))
                        : own(call, Check.TOKEN, 404, "This is no " + name + " link");
            }
        };
    }

    /** Nothing but a tracking link is asked for: no path that leads elsewhere once it is decoded. */
    private static boolean isOneToken(String path) {
        if (!path.startsWith(Links.PRODUCT)) {
            return true;
        }
        String token = path.substring(Links.PRODUCT.length());
        return TOKEN.matcher(token).matches() && isPlain(token);
    }

    private static boolean isPlain(String token) {
        try {
            String decoded = URLDecoder.decode(token.replace("+", "%2B"), StandardCharsets.UTF_8);
            return decoded.chars().noneMatch(c -> c == '/' || c == '\\' || c == '%' || c < ' ')
                    && !decoded.equals(".")
                    && !decoded.equals("..");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void begin(Call call) {
        call.note(Exchange.Choice.class, NONE).note(Check.class, Check.UPSTREAM);
        Optional<String> key =
                call.request().headers().first(call.get(Dialect.class).keyHeader());
        key.filter(sent -> !sent.isBlank())
                .map(answers::alias)
                .ifPresent(alias -> call.note(KeyState.class, states.of(alias)));
    }

    private interface Reading {
        Reply read(Reply.Raw reply);
    }

    private Reply guarded(Call call, Reading reading) {
        try {
            return reading.read((Reply.Raw) upstream.answer(call));
        } catch (UpstreamException e) {
            return own(call, Check.UPSTREAM, e.status(), e.getMessage());
        }
    }

    /** An answer of the double's own, which pages may read as they may without recording. */
    private Reply own(Call call, Check decidedBy, int status, String message) {
        return cors.readable(call, call.get(Dialect.class).error(call, decidedBy, status, message));
    }
}
