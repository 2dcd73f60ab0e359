package dev.mockssp.engine.filter;

import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.VendorApi;

/** The response to a request for whose body there was no memory (contract.md 1.3). */
public final class Overload {

    private static final Headers RETRY = Headers.of("Retry-After", "1");

    private Overload() {}

    /** @return a 503 that says what is exhausted */
    public static Response.Json response(RequestContext context) {
        return context.require(VendorApi.class)
                .error(context, DecidedBy.BODY, 503, Request.OVERLOADED)
                .with(RETRY);
    }
}
