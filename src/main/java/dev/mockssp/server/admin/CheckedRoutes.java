package dev.mockssp.server.admin;

import dev.mockssp.server.rest.QueryParams;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;

/** Registers routes with their query parameters, which are checked before a handler runs. */
final class CheckedRoutes {

    /** Handles a request of a route with query parameters. */
    @FunctionalInterface
    interface QueryHandler {
        /** @param query the parameters, each of which the route has */
        void handle(Context ctx, QueryParams query);
    }

    private final RoutesConfig routes;

    CheckedRoutes(RoutesConfig routes) {
        this.routes = routes;
    }

    /** Registers a route without query parameters. */
    void get(String path, Handler handler) {
        routes.get(path, withoutQuery(handler));
    }

    /** @param names the query parameters of the route */
    void get(String path, QueryHandler handler, List<String> names) {
        routes.get(path, withQuery(handler, names));
    }

    /** Registers a route without query parameters. */
    void head(String path, Handler handler) {
        routes.head(path, withoutQuery(handler));
    }

    /** Registers a route without query parameters. */
    void put(String path, Handler handler) {
        routes.put(path, withoutQuery(handler));
    }

    /** @param names the query parameters of the route */
    void put(String path, QueryHandler handler, List<String> names) {
        routes.put(path, withQuery(handler, names));
    }

    /** Registers a route without query parameters. */
    void post(String path, Handler handler) {
        routes.post(path, withoutQuery(handler));
    }

    /** @param names the query parameters of the route */
    void post(String path, QueryHandler handler, List<String> names) {
        routes.post(path, withQuery(handler, names));
    }

    /** Registers a route without query parameters. */
    void delete(String path, Handler handler) {
        routes.delete(path, withoutQuery(handler));
    }

    /** @param names the query parameters of the route */
    void delete(String path, QueryHandler handler, List<String> names) {
        routes.delete(path, withQuery(handler, names));
    }

    private static Handler withoutQuery(Handler handler) {
        return ctx -> {
            QueryParams.of(ctx).only(List.of());
            handler.handle(ctx);
        };
    }

    private static Handler withQuery(QueryHandler handler, List<String> names) {
        return ctx -> handler.handle(ctx, QueryParams.of(ctx).only(names));
    }
}
