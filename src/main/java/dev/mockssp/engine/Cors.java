package dev.mockssp.engine;

import dev.mockssp.access.OriginPolicy;
import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Filter;
import dev.mockssp.exchange.Headers;
import dev.mockssp.exchange.Reply;
import dev.mockssp.exchange.Responder;
import dev.mockssp.journal.Outcome;
import dev.mockssp.scenario.Behaviour;
import dev.mockssp.scenario.Play;
import java.util.Optional;

/** Answers preflights, and lets pages of registered origins read every other answer (contract.md 1.8). */
final class Cors implements Filter {

    private static final Headers PREFLIGHT = Headers.of(
            "Access-Control-Allow-Methods",
            "POST, OPTIONS",
            "Access-Control-Allow-Headers",
            "thrad-api-key, thrads-api-key, Content-Type, X-User-Country, X-User-Region, X-User-City,"
                    + " X-User-Timezone, X-Mock-Scenario",
            "Access-Control-Max-Age",
            "86400");
    private static final String EXPOSED =
            "X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, X-Mock-Scenario, X-Mock-Request-Id";

    private final OriginPolicy policy;
    private final Links links;
    private final Selection selection;

    Cors(OriginPolicy policy, Links links, Selection selection) {
        this.policy = policy;
        this.links = links;
        this.selection = selection;
    }

    /** Whether the call comes from a page of an origin that is not registered. */
    boolean refuses(Call call) {
        Optional<String> origin = origin(call);
        return origin.isPresent() && !registered(call, origin.get());
    }

    @Override
    public Responder around(Responder next) {
        return call -> call.request().method().equals("OPTIONS") ? preflight(call) : readable(call, next.answer(call));
    }

    /** For endpoints that look at no origin: whoever calls is answered, and a registered page may read the answer. */
    Filter readable() {
        return next -> call -> readable(call, next.answer(call));
    }

    private Reply preflight(Call call) {
        Dialect dialect = call.get(Dialect.class);
        if (refuses(call) || selection.refusesOrigin(dialect.endpoint())) {
            return dialect.error(call, Check.ORIGIN, 403, OriginCheck.REFUSAL);
        }
        call.note(Check.class, Check.ORIGIN).note(Outcome.class, Outcome.of(Outcome.Kind.PREFLIGHT, "allowed"));
        Headers headers = origin(call).isPresent() ? allow(call).with(PREFLIGHT) : Headers.of("Allow", "POST, OPTIONS");
        return Reply.Raw.empty(204, headers);
    }

    /** The answer as a page of a registered origin may read it. */
    Reply readable(Call call, Reply reply) {
        return origin(call).isEmpty() || denied(call) || refuses(call)
                ? reply
                : reply.with(allow(call).with("Access-Control-Expose-Headers", EXPOSED));
    }

    private static boolean denied(Call call) {
        Optional<Play> play = call.noted(Play.class);
        return play.isPresent() && play.get().behaviour() instanceof Behaviour.Fail fail && fail.denyOrigin();
    }

    private static Headers allow(Call call) {
        return Headers.of("Access-Control-Allow-Origin", origin(call).orElseThrow(), "Vary", "Origin");
    }

    private boolean registered(Call call, String origin) {
        return policy.allows(origin, call.request().base()) || policy.allows(origin, links.origin(call));
    }

    private static Optional<String> origin(Call call) {
        return call.request().headers().first("Origin");
    }
}
