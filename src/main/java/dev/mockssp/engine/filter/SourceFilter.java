package dev.mockssp.engine.filter;

import dev.mockssp.core.Filter;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.RequestSource;
import dev.mockssp.engine.api.VendorApi;
import java.util.Optional;

/** Rejects a request that names an unknown source: counted as one of the client, it would change the report. */
public final class SourceFilter implements Filter {

    @Override
    public HttpHandler wrap(HttpHandler next) {
        return context -> {
            Optional<String> problem = RequestSource.problem(context.request());
            return problem.isPresent()
                    ? context.require(VendorApi.class).error(context, DecidedBy.SOURCE, 400, problem.get())
                    : next.handle(context);
        };
    }
}
