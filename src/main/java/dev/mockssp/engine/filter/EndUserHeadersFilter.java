package dev.mockssp.engine.filter;

import dev.mockssp.access.ApiKey;
import dev.mockssp.core.Filter;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.api.SspApi;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.geo.EndUserHeaders;
import java.util.Optional;

/** Rejects bid requests whose headers about the user are incomplete, in revisions that require them. */
public final class EndUserHeadersFilter implements Filter {

    @Override
    public HttpHandler wrap(HttpHandler next) {
        return context -> context.require(VendorApi.class) instanceof SspApi api
                        && context.require(ApiKey.class).revision().countryNeedsDevice()
                ? check(context, api, next)
                : next.handle(context);
    }

    private static Response check(RequestContext context, SspApi api, HttpHandler next) {
        Optional<EndUserHeaders.Problem> problem =
                EndUserHeaders.problem(context.request().headers());
        return problem.isPresent() ? api.wrongHeaders(context, problem.get()) : next.handle(context);
    }
}
