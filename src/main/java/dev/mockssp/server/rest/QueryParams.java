package dev.mockssp.server.rest;

import io.javalin.http.Context;
import java.util.List;

/** Query parameters: a misspelt one must not pass for none. */
public final class QueryParams {

    private QueryParams() {}

    /**
     * @param names the parameters that the route takes
     * @return the context
     * @throws ApiError.Thrown when another one was sent
     */
    public static Context only(Context ctx, String... names) {
        List<String> allowed = List.of(names);
        for (String name : ctx.queryParamMap().keySet()) {
            if (!name.isEmpty() && !allowed.contains(name)) {
                String takes = allowed.isEmpty() ? "this route takes none" : "allowed: " + String.join(", ", allowed);
                throw ApiError.invalid("Unknown query parameter \"" + name + "\"; " + takes)
                        .withAllowed(allowed)
                        .toException();
            }
        }
        allowed.forEach(name -> once(ctx, name));
        return ctx;
    }

    /** @throws ApiError.Thrown when the parameter was sent twice: one of its values would be passed over */
    public static void once(Context ctx, String name) {
        if (ctx.queryParams(name).size() > 1) {
            throw ApiError.invalid("Query parameter " + name + " may be sent only once")
                    .toException();
        }
    }
}
