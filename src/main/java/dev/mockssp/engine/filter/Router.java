package dev.mockssp.engine.filter;

import dev.mockssp.core.Filter;
import dev.mockssp.core.Headers;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.EndpointName;
import dev.mockssp.engine.api.NamedHandler;
import dev.mockssp.engine.api.VendorApi;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds the endpoint of a path, and answers 404 and 405 where there is none (contract.md 1.3). */
public final class Router implements HttpHandler {

    private record Route(Predicate<String> path, EndpointName endpoint, VendorApi dialect, HttpHandler to) {}

    private static final String LEGACY = "/api/v1/message/";

    private final VendorApi ssp;
    private final VendorApi legacy;
    private final CorsFilter cors;
    private final List<Route> routes = new ArrayList<>();

    public Router(VendorApi ssp, VendorApi legacy, CorsFilter cors) {
        this.ssp = ssp;
        this.legacy = legacy;
        this.cors = cors;
    }

    /** An endpoint that takes POST, and preflights. */
    public Router post(String path, VendorApi dialect, HttpHandler to) {
        return post(path, dialect, cors, to);
    }

    public Router post(String path, VendorApi dialect, Filter readable, HttpHandler to) {
        String slashed = path + "/";
        Predicate<String> matches = asked -> asked.equals(path) || asked.equals(slashed);
        return add(matches, dialect.endpoint().label(), dialect, readable, allowing(List.of("POST", "OPTIONS"), to));
    }

    /** An endpoint that takes GET; a path that ends with a slash stands for all below it. */
    public Router get(String path, VendorApi dialect, NamedHandler to) {
        return get(path, dialect, cors.readable(), to);
    }

    public Router get(String path, VendorApi dialect, Filter readable, NamedHandler to) {
        Predicate<String> matches = asked -> path.endsWith("/") ? asked.startsWith(path) : asked.equals(path);
        return add(matches, to.name(), dialect, readable, allowing(List.of("GET"), to));
    }

    private Router add(Predicate<String> matches, String endpoint, VendorApi dialect, Filter readable, HttpHandler to) {
        routes.add(new Route(matches, new EndpointName(endpoint), dialect, readable.wrap(to)));
        return this;
    }

    @Override
    public Response handle(RequestContext call) {
        String path = call.request().path();
        for (int i = 0; i < routes.size(); i++) {
            Route route = routes.get(i);
            if (route.path().test(path)) {
                call.put(EndpointName.class, route.endpoint()).put(VendorApi.class, route.dialect());
                return route.to().handle(call);
            }
        }
        VendorApi dialect = path.startsWith(LEGACY) ? legacy : ssp;
        call.put(EndpointName.class, EndpointName.UNKNOWN).put(VendorApi.class, dialect);
        // a browser is let through to the 404, which its page can read; whoever else asks OPTIONS is told at once
        return call.request().headers().has("Origin")
                ? cors.wrap(Router::notFound).handle(call)
                : notFound(call);
    }

    private static HttpHandler allowing(List<String> methods, HttpHandler to) {
        return call -> methods.contains(call.request().method())
                ? to.handle(call)
                : notAllowed(call, String.join(", ", methods));
    }

    private static Response notAllowed(RequestContext call, String methods) {
        String method = call.request().method();
        String message = "Method " + method + " is not allowed here; allowed: " + methods;
        return call.require(VendorApi.class)
                .error(call, DecidedBy.ROUTE, 405, message)
                .with(Headers.of("Allow", methods));
    }

    /** It quotes the path, and nobody may take that for a page. */
    private static Response notFound(RequestContext call) {
        return call.require(VendorApi.class)
                .error(
                        call,
                        DecidedBy.ROUTE,
                        404,
                        "Nothing is at " + call.request().path())
                .with(Headers.of("X-Content-Type-Options", "nosniff"));
    }
}
