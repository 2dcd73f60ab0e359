package dev.mockssp.engine.filter;

import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.VendorApi;

/** The responses to requests that cannot be processed now (contract.md 1.3). The client can repeat them. */
public final class Overload {

    private static final Headers RETRY = Headers.of("Retry-After", "1");

    private Overload() {}

    /** @return the response to a request for whose body there was no memory */
    public static Response.Json response(RequestContext context) {
        return unavailable(context, DecidedBy.BODY, Request.OVERLOADED);
    }

    /** @return a 503 with the reason as its message */
    public static Response.Json unavailable(RequestContext context, DecidedBy decidedBy, String reason) {
        return context.require(VendorApi.class)
                .error(context, decidedBy, 503, reason)
                .with(RETRY);
    }
}
