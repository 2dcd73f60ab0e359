package dev.mockssp.engine.filter;

import dev.mockssp.access.ApiKey;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.Filter;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.ErrorMessages;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.ratelimit.RateLimitStatus;
import java.util.function.ToIntFunction;

/**
 * Counts requests per key and adds the rate limit headers (contract.md 1.7). It wraps the origin filter too, because a
 * 403 counts. A request that both filters would reject gets the 403, which comes first in the contract.
 */
public final class RateLimitFilter implements Filter {

    private final ToIntFunction<Revision> limits;
    private final CorsFilter cors;

    /** @param limits the requests per second of a key of each revision, 0 for no limit */
    public RateLimitFilter(ToIntFunction<Revision> limits, CorsFilter cors) {
        this.limits = limits;
        this.cors = cors;
    }

    @Override
    public HttpHandler wrap(HttpHandler next) {
        return context -> {
            int limit = limits.applyAsInt(context.require(ApiKey.class).revision());
            return limit == 0 ? next.handle(context) : counted(context, next, limit);
        };
    }

    private Response counted(RequestContext context, HttpHandler next, int limit) {
        RateLimitStatus rateLimit = context.require(KeyState.class).rateLimiter.take(context.receivedAt(), limit);
        Response response = rateLimit.granted() || cors.isOriginUnregistered(context)
                ? next.handle(context)
                : tooManyRequests(context);
        return response.with(rateLimit.headers().with(response.headers()));
    }

    private static Response tooManyRequests(RequestContext context) {
        VendorApi api = context.require(VendorApi.class);
        return api.error(context, DecidedBy.RATE, 429, ErrorMessages.of(429, api));
    }
}
