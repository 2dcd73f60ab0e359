package dev.mockssp.server.rest;

import io.javalin.http.Context;
import java.util.List;

/** Checks query parameters. An unknown one is rejected with 400, since it may be a misspelt one. */
public final class QueryParams {

    private QueryParams() {}

    /**
     * @param names the parameters of the route
     * @return the context
     * @throws ApiError.Thrown if the request has another parameter, or one of these twice
     */
    public static Context only(Context ctx, String... names) {
        List<String> allowed = List.of(names);
        for (String name : ctx.queryParamMap().keySet()) {
            if (!name.isEmpty() && !allowed.contains(name)) {
                String expected = allowed.isEmpty() ? "this route has none" : "allowed: " + String.join(", ", allowed);
                throw ApiError.invalid("Unknown query parameter \"" + name + "\"; " + expected)
                        .withAllowed(allowed)
                        .toException();
            }
        }
        allowed.forEach(name -> once(ctx, name));
        return ctx;
    }

    /** @throws ApiError.Thrown if the request has the parameter twice: one of the values would be ignored */
    public static void once(Context ctx, String name) {
        if (ctx.queryParams(name).size() > 1) {
            throw ApiError.invalid("Query parameter " + name + " may be sent only once")
                    .toException();
        }
    }
}
