package dev.mockssp.engine.filter;

import dev.mockssp.core.Filter;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.ratelimit.RateLimitStatus;

/**
 * Counts calls of valid keys and tells them what is left (contract.md 1.7). Wraps the origin check too, since a 403
 * counts; but a call that both checks would refuse gets the 403, which comes first.
 */
public final class RateLimitFilter implements Filter {

    private final int limit;
    private final CorsFilter cors;

    /** @param limit calls a second and key, 0 for no limit */
    public RateLimitFilter(int limit, CorsFilter cors) {
        this.limit = limit;
        this.cors = cors;
    }

    @Override
    public HttpHandler wrap(HttpHandler next) {
        return limit == 0 ? next : call -> counted(call, next);
    }

    private Response counted(RequestContext call, HttpHandler next) {
        RateLimitStatus allowance = call.require(KeyState.class).window.take(call.receivedAt(), limit);
        Response reply = allowance.granted() || cors.refuses(call)
                ? next.handle(call)
                : call.require(VendorApi.class).error(call, DecidedBy.RATE, 429, "Rate limit exceeded");
        return reply.with(allowance.headers().with(reply.headers()));
    }
}
