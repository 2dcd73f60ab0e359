package dev.mockssp.engine.filter;

import dev.mockssp.core.Filter;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.ErrorMessages;
import dev.mockssp.engine.api.VendorApi;

/** Rejects requests from pages whose origin is not registered (contract.md 1.1). */
public final class OriginFilter implements Filter {

    private final CorsFilter cors;

    public OriginFilter(CorsFilter cors) {
        this.cors = cors;
    }

    @Override
    public HttpHandler wrap(HttpHandler next) {
        return context -> cors.isOriginUnregistered(context)
                ? context.require(VendorApi.class)
                        .error(context, DecidedBy.ORIGIN, 403, ErrorMessages.ORIGIN_NOT_ALLOWED)
                : next.handle(context);
    }
}
