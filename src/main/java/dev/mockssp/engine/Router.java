package dev.mockssp.engine;

import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Filter;
import dev.mockssp.exchange.Headers;
import dev.mockssp.exchange.Reply;
import dev.mockssp.exchange.Responder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds the endpoint of a path, and answers 404 and 405 where there is none (contract.md 1.3). */
final class Router implements Responder {

    private record Route(Predicate<String> path, Endpoint endpoint, Dialect dialect, Responder to) {}

    private static final String LEGACY = "/api/v1/message/";

    private final Dialect ssp;
    private final Dialect legacy;
    private final Cors cors;
    private final List<Route> routes = new ArrayList<>();

    Router(Dialect ssp, Dialect legacy, Cors cors) {
        this.ssp = ssp;
        this.legacy = legacy;
        this.cors = cors;
    }

    /** An endpoint that takes POST, and preflights. */
    Router post(String path, Dialect dialect, Responder to) {
        return post(path, dialect, cors, to);
    }

    Router post(String path, Dialect dialect, Filter readable, Responder to) {
        String slashed = path + "/";
        Predicate<String> matches = asked -> asked.equals(path) || asked.equals(slashed);
        return add(matches, dialect.endpoint(), dialect, readable, allowing(List.of("POST", "OPTIONS"), to));
    }

    /** An endpoint that takes GET; a path that ends with a slash stands for all below it. */
    Router get(String path, Dialect dialect, Named to) {
        return get(path, dialect, cors.readable(), to);
    }

    Router get(String path, Dialect dialect, Filter readable, Named to) {
        Predicate<String> matches = asked -> path.endsWith("/") ? asked.startsWith(path) : asked.equals(path);
        return add(matches, to.name(), dialect, readable, allowing(List.of("GET"), to));
    }

    private Router add(Predicate<String> matches, String endpoint, Dialect dialect, Filter readable, Responder to) {
        routes.add(new Route(matches, new Endpoint(endpoint), dialect, readable.around(to)));
        return this;
    }

    @Override
    public Reply answer(Call call) {
        String path = call.request().path();
        for (int i = 0; i < routes.size(); i++) {
            Route route = routes.get(i);
            if (route.path().test(path)) {
                call.note(Endpoint.class, route.endpoint()).note(Dialect.class, route.dialect());
                return route.to().answer(call);
            }
        }
        Dialect dialect = path.startsWith(LEGACY) ? legacy : ssp;
        call.note(Endpoint.class, Endpoint.UNKNOWN).note(Dialect.class, dialect);
        // a browser is let through to the 404, which its page can read; whoever else asks OPTIONS is told at once
        return call.request().headers().has("Origin")
                ? cors.around(Router::notFound).answer(call)
                : notFound(call);
    }

    private static Responder allowing(List<String> methods, Responder to) {
        return call -> methods.contains(call.request().method())
                ? to.answer(call)
                : notAllowed(call, String.join(", ", methods));
    }

    private static Reply notAllowed(Call call, String methods) {
        String method = call.request().method();
        String message = "Method " + method + " is not allowed here; allowed: " + methods;
        return call.get(Dialect.class).error(call, Check.ROUTE, 405, message).with(Headers.of("Allow", methods));
    }

    /** It quotes the path, and nobody may take that for a page. */
    private static Reply notFound(Call call) {
        return call.get(Dialect.class)
                .error(call, Check.ROUTE, 404, "Nothing is at " + call.request().path())
                .with(Headers.of("X-Content-Type-Options", "nosniff"));
    }
}
