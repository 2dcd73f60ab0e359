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

/** Responds to preflights, and lets pages of registered origins read all other responses (contract.md 1.8). */
public final class CorsFilter implements Filter {

    private static final String USER_HEADERS = "X-User-Country, X-User-Region, X-User-City, X-User-Timezone";
    private static final String EXPOSED =
            "X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, X-Mock-Scenario, X-Mock-Request-Id";

    private final OriginPolicy policy;
    private final UrlFactory urls;
    private final ScenarioSelector selector;
    private final Headers preflight;

    /** @param userDevice whether pages may send the header of the user's device; a preflight has no key that says so */
    public CorsFilter(OriginPolicy policy, UrlFactory urls, ScenarioSelector selector, boolean userDevice) {
        this.policy = policy;
        this.urls = urls;
        this.selector = selector;
        this.preflight = Headers.of(
                "Access-Control-Allow-Methods",
                "POST, OPTIONS",
                "Access-Control-Allow-Headers",
                "thrad-api-key, thrads-api-key, Content-Type, " + USER_HEADERS + (userDevice ? ", X-User-Device" : "")
                        + ", X-Mock-Scenario, X-Mock-Source",
                "Access-Control-Max-Age",
                "86400");
    }

    /** Whether the request comes from a page whose origin is not registered. */
    boolean isOriginUnregistered(RequestContext context) {
        Optional<String> origin = origin(context);
        return origin.isPresent() && !registered(context, origin.get());
    }

    @Override
    public HttpHandler wrap(HttpHandler next) {
        return context -> context.request().method().equals("OPTIONS")
                ? preflight(context)
                : withCorsHeaders(context, next.handle(context));
    }

    /**
     * Adds the CORS headers only, for endpoints that do not check the origin: every request gets its response, and
     * pages of registered origins may read it.
     */
    Filter headersOnly() {
        return next -> context -> withCorsHeaders(context, next.handle(context));
    }

    private Response preflight(RequestContext context) {
        VendorApi api = context.require(VendorApi.class);
        if (isOriginUnregistered(context)
                || selector.rejectsOrigin(api.endpoint().label())) {
            return api.error(context, DecidedBy.ORIGIN, 403, ErrorMessages.ORIGIN_NOT_ALLOWED);
        }
        context.put(DecidedBy.class, DecidedBy.ORIGIN)
                .put(Outcome.class, Outcome.of(Outcome.Kind.PREFLIGHT, "allowed"));
        Headers headers =
                origin(context).isPresent() ? allow(context).with(preflight) : Headers.of("Allow", "POST, OPTIONS");
        return Response.Bytes.empty(204, headers);
    }

    /** Adds the headers that let a page of a registered origin read the response. */
    public Response withCorsHeaders(RequestContext context, Response response) {
        return origin(context).isEmpty() || scenarioDeniesOrigin(context) || isOriginUnregistered(context)
                ? response
                : response.with(allow(context).with("Access-Control-Expose-Headers", EXPOSED));
    }

    private static boolean scenarioDeniesOrigin(RequestContext context) {
        Optional<PlayedStep> playedStep = context.find(PlayedStep.class);
        return playedStep.isPresent()
                && playedStep.get().behaviour() instanceof Behaviour.Fail fail
                && fail.denyOrigin();
    }

    private static Headers allow(RequestContext context) {
        return Headers.of("Access-Control-Allow-Origin", origin(context).orElseThrow(), "Vary", "Origin");
    }

    private boolean registered(RequestContext context, String origin) {
        return policy.allows(origin, context.request().baseUrl()) || policy.allows(origin, urls.origin(context));
    }

    private static Optional<String> origin(RequestContext context) {
        return context.request().headers().first("Origin");
    }
}
