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
import java.util.Optional;
import java.util.function.Predicate;

/** Selects the endpoint of a path. Responds with 404 or 405 where there is none (contract.md 1.3). */
public final class Router implements HttpHandler {

    private record Route(Predicate<String> path, EndpointName endpoint, VendorApi api, HttpHandler handler) {}

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

    /** Adds an endpoint for POST and its preflight. */
    public Router post(String path, VendorApi api, HttpHandler handler) {
        return post(path, api, cors, handler);
    }

    public Router post(String path, VendorApi api, Filter corsFilter, HttpHandler handler) {
        String slashed = path + "/";
        Predicate<String> matches = requested -> requested.equals(path) || requested.equals(slashed);
        return add(matches, api.endpoint().label(), api, corsFilter, allowing(List.of("POST", "OPTIONS"), handler));
    }

    /** Adds an endpoint for POST that checks no origin, and its preflight. */
    public Router postAnyOrigin(String path, String name, VendorApi api, HttpHandler handler) {
        return post(path, name, api, cors, handler);
    }

    /** Adds an endpoint for POST with a name of its own, and its preflight. */
    public Router post(String path, String name, VendorApi api, Filter corsFilter, HttpHandler handler) {
        return add(path::equals, name, api, corsFilter, allowing(List.of("POST", "OPTIONS"), handler));
    }

    /** Adds an endpoint for GET. A path that ends with a slash includes all paths below it. */
    public Router get(String path, VendorApi api, NamedHandler handler) {
        return get(path, api, cors.headersOnly().then(new SourceFilter()), handler);
    }

    public Router get(String path, VendorApi api, Filter corsFilter, NamedHandler handler) {
        Predicate<String> matches =
                requested -> path.endsWith("/") ? requested.startsWith(path) : requested.equals(path);
        return add(matches, handler.name(), api, corsFilter, allowing(List.of("GET"), handler));
    }

    private Router add(
            Predicate<String> matches, String endpoint, VendorApi api, Filter corsFilter, HttpHandler handler) {
        routes.add(new Route(matches, new EndpointName(endpoint), api, corsFilter.wrap(handler)));
        return this;
    }

    @Override
    public Response handle(RequestContext context) {
        Optional<Route> route = identified(context);
        if (route.isPresent()) {
            return route.get().handler().handle(context);
        }
        // the preflight succeeds, so that the browser's page can read the 404; without an Origin header, OPTIONS gets
        // the 404
        return context.request().headers().has("Origin")
                ? cors.wrap(Router::notFound).handle(context)
                : notFound(context);
    }

    /** Notes in the context which API the request is for. */
    private Optional<Route> identified(RequestContext context) {
        String path = context.request().path();
        for (int i = 0; i < routes.size(); i++) {
            Route route = routes.get(i);
            if (route.path().test(path)) {
                context.put(EndpointName.class, route.endpoint()).put(VendorApi.class, route.api());
                return Optional.of(route);
            }
        }
        VendorApi api = path.startsWith(LEGACY) ? legacy : ssp;
        context.put(EndpointName.class, EndpointName.UNKNOWN).put(VendorApi.class, api);
        return Optional.empty();
    }

    /** @return a filter for responses of the API that the request is for, without those of its endpoint */
    public Filter withoutEndpoint() {
        return next -> {
            HttpHandler readable = cors.headersOnly().wrap(next);
            return context -> {
                identified(context);
                return readable.handle(context);
            };
        };
    }

    private static HttpHandler allowing(List<String> methods, HttpHandler handler) {
        return context -> methods.contains(context.request().method())
                ? handler.handle(context)
                : notAllowed(context, String.join(", ", methods));
    }

    private static Response notAllowed(RequestContext context, String methods) {
        String method = context.request().method();
        String message = "Method " + method + " is not allowed here; allowed: " + methods;
        return context.require(VendorApi.class)
                .error(context, DecidedBy.ROUTE, 405, message)
                .with(Headers.of("Allow", methods));
    }

    /** The message quotes the path, so the content type must not be HTML. */
    private static Response notFound(RequestContext context) {
        String path = context.request().path();
        String nearest =
                NearestEndpoint.of(path).map(it -> "; did you mean " + it + "?").orElse("");
        return context.require(VendorApi.class)
                .error(context, DecidedBy.ROUTE, 404, "No endpoint at " + path + nearest)
                .with(Headers.of("X-Content-Type-Options", "nosniff"));
    }
}
