package dev.mockssp.http;

import io.javalin.http.Context;
import java.util.List;

/** Query parameters: a misspelt one must not pass for none. */
final class Queries {

    private Queries() {}

    /**
     * @param names the parameters that the route takes
     * @return the context
     * @throws Problem.Thrown when another one was sent
     */
    static Context only(Context ctx, String... names) {
        List<String> allowed = List.of(names);
        for (String name : ctx.queryParamMap().keySet()) {
            if (!name.isEmpty() && !allowed.contains(name)) {
                String takes = allowed.isEmpty() ? "this route takes none" : "allowed: " + String.join(", ", allowed);
                throw Problem.invalid("Unknown query parameter \"" + name + "\"; " + takes)
                        .allowing(allowed)
                        .thrown();
            }
        }
        allowed.forEach(name -> once(ctx, name));
        return ctx;
    }

    /** @throws Problem.Thrown when the parameter was sent twice: one of its values would be passed over */
    static void once(Context ctx, String name) {
        if (ctx.queryParams(name).size() > 1) {
            throw Problem.invalid("Query parameter " + name + " may be sent only once")
                    .thrown();
        }
    }
}
