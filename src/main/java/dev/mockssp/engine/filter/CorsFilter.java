package dev.mockssp.engine.filter;

import dev.mockssp.access.OriginPolicy;
import dev.mockssp.core.Filter;
import dev.mockssp.core.Headers;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.ErrorMessages;
import dev.mockssp.engine.api.UrlFactory;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.engine.state.ScenarioSelector;
import dev.mockssp.journal.Outcome;
import dev.mockssp.scenario.Behaviour;
import dev.mockssp.scenario.PlayedStep;
import java.util.Optional;

/** Answers preflights, and lets pages of registered origins read every other answer (contract.md 1.8). */
public final class CorsFilter implements Filter {

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
    private final UrlFactory links;
    private final ScenarioSelector selection;

    public CorsFilter(OriginPolicy policy, UrlFactory links, ScenarioSelector selection) {
        this.policy = policy;
        this.links = links;
        this.selection = selection;
    }

    /** Whether the call comes from a page of an origin that is not registered. */
    boolean refuses(RequestContext call) {
        Optional<String> origin = origin(call);
        return origin.isPresent() && !registered(call, origin.get());
    }

    @Override
    public HttpHandler wrap(HttpHandler next) {
        return call -> call.request().method().equals("OPTIONS") ? preflight(call) : readable(call, next.handle(call));
    }

    /** For endpoints that look at no origin: whoever calls is answered, and a registered page may read the answer. */
    Filter readable() {
        return next -> call -> readable(call, next.handle(call));
    }

    private Response preflight(RequestContext call) {
        VendorApi dialect = call.require(VendorApi.class);
        if (refuses(call) || selection.refusesOrigin(dialect.endpoint().label())) {
            return dialect.error(call, DecidedBy.ORIGIN, 403, ErrorMessages.ORIGIN_NOT_ALLOWED);
        }
        call.put(DecidedBy.class, DecidedBy.ORIGIN).put(Outcome.class, Outcome.of(Outcome.Kind.PREFLIGHT, "allowed"));
        Headers headers = origin(call).isPresent() ? allow(call).with(PREFLIGHT) : Headers.of("Allow", "POST, OPTIONS");
        return Response.Bytes.empty(204, headers);
    }

    /** The answer as a page of a registered origin may read it. */
    public Response readable(RequestContext call, Response reply) {
        return origin(call).isEmpty() || denied(call) || refuses(call)
                ? reply
                : reply.with(allow(call).with("Access-Control-Expose-Headers", EXPOSED));
    }

    private static boolean denied(RequestContext call) {
        Optional<PlayedStep> play = call.find(PlayedStep.class);
        return play.isPresent() && play.get().behaviour() instanceof Behaviour.Fail fail && fail.denyOrigin();
    }

    private static Headers allow(RequestContext call) {
        return Headers.of("Access-Control-Allow-Origin", origin(call).orElseThrow(), "Vary", "Origin");
    }

    private boolean registered(RequestContext call, String origin) {
        return policy.allows(origin, call.request().baseUrl()) || policy.allows(origin, links.origin(call));
    }

    private static Optional<String> origin(RequestContext call) {
        return call.request().headers().first("Origin");
    }
}
