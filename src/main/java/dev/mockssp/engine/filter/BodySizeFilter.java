package dev.mockssp.engine.filter;

import dev.mockssp.core.Filter;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.VendorApi;

/** Rejects a body that is too long, and one for which there was no memory (contract.md 1.3). */
public final class BodySizeFilter implements Filter {

    private final int limit;

    /** @param limit the maximum length of a body, in bytes */
    public BodySizeFilter(int limit) {
        this.limit = limit;
    }

    @Override
    public HttpHandler wrap(HttpHandler next) {
        return context -> check(context, next);
    }

    private Response check(RequestContext context, HttpHandler next) {
        if (context.request().oversized()) {
            return context.require(VendorApi.class)
                    .error(context, DecidedBy.BODY, 413, "The body is longer than " + MessageText.count(limit, "byte"));
        }
        return context.request().overloaded() ? Overload.response(context) : next.handle(context);
    }
}
