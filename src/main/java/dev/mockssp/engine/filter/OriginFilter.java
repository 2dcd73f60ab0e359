package dev.mockssp.engine.filter;

import dev.mockssp.core.Filter;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.ErrorMessages;
import dev.mockssp.engine.api.VendorApi;

/** Refuses calls from pages of an origin that is not registered (contract.md 1.1). */
public final class OriginFilter implements Filter {

    private final CorsFilter cors;

    public OriginFilter(CorsFilter cors) {
        this.cors = cors;
    }

    @Override
    public HttpHandler wrap(HttpHandler next) {
        return call -> cors.refuses(call)
                ? call.require(VendorApi.class).error(call, DecidedBy.ORIGIN, 403, ErrorMessages.ORIGIN_NOT_ALLOWED)
                : next.handle(call);
    }
}
