package dev.mockssp.server;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Request;
import dev.mockssp.core.text.SpellingSuggestion;
import dev.mockssp.json.Json;
import dev.mockssp.server.admin.access.AdminPaths;
import dev.mockssp.server.page.ErrorPage;
import dev.mockssp.server.rest.ApiError;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.InternalRouter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Responses to requests that no route handles, and to exceptions of handlers. Outside the admin API, the vendor handler
 * sends the 404 or 405 of the vendor.
 */
final class ErrorResponses implements Consumer<RoutesConfig> {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorResponses.class);

    private final Handler vendor;
    private final InternalRouter router;

    /**
     * @param vendor handles requests outside the admin API
     * @param router lists all routes
     */
    ErrorResponses(Handler vendor, InternalRouter router) {
        this.vendor = vendor;
        this.router = router;
    }

    @Override
    public void accept(RoutesConfig routes) {
        routes.exception(ApiError.Thrown.class, (e, ctx) -> send(e.error(), ctx))
                .exception(
                        ConfigurationException.class, (e, ctx) -> ApiError.of(e).send(ctx))
                .exception(
                        HttpResponseException.class,
                        (e, ctx) -> ApiError.of(e.getStatus(), e.getMessage()).send(ctx))
                .exception(NotFoundResponse.class, (e, ctx) -> {
                    if (AdminPaths.claims(ctx)) {
                        List<String> allowed = adminRoutes();
                        String nearest = SpellingSuggestion.of(requestLine(ctx), allowed)
                                .map(route -> "; did you mean " + route + "?")
                                .orElse("");
                        ApiError.of(404, "No route for " + requestLine(ctx) + nearest)
                                .withAllowed(allowed)
                                .send(ctx);
                    } else {
                        handle(vendor, ctx);
                    }
                })
                .exception(MethodNotAllowedResponse.class, (e, ctx) -> {
                    if (AdminPaths.claims(ctx)) {
                        notAllowed(e, ctx);
                    } else {
                        handle(vendor, ctx);
                    }
                })
                .exception(Exception.class, ErrorResponses::failed);
    }

    private static void send(ApiError error, Context ctx) {
        if (ErrorPage.isWanted(ctx)) {
            ErrorPage.send(ctx, error);
        } else {
            error.send(ctx);
        }
    }

    private static void handle(Handler handler, Context ctx) {
        try {
            handler.handle(ctx);
        } catch (Exception e) {
            failed(e, ctx);
        }
    }

    private static void notAllowed(MethodNotAllowedResponse e, Context ctx) {
        List<String> methods = e.getDetails().values().stream()
                .flatMap(list -> Stream.of(list.split(", ")))
                .toList();
        ctx.header("Allow", String.join(", ", methods));
        ApiError.of(405, requestLine(ctx) + " is not allowed; allowed: " + String.join(", ", methods))
                .withAllowed(methods)
                .send(ctx);
    }

    private static void failed(Exception e, Context ctx) {
        if (ctx.res().isCommitted()) {
            LOG.debug("the client did not read the response to {} to its end", requestLine(ctx), e);
            return;
        }
        LOG.error("{} failed", requestLine(ctx), e);
        ApiError.of(500, "Internal server error").send(ctx);
    }

    /** Responds when a handler throws an error that is not an exception, such as one of too little memory. */
    static void failed(HttpServletResponse response, Error error) {
        LOG.error("a request failed: {}", error.toString(), error);
        if (!response.isCommitted()) {
            ApiError failure = error instanceof OutOfMemoryError
                    ? ApiError.of(503, Request.OVERLOADED).withCode("overloaded")
                    : ApiError.of(500, "Internal server error");
            if (failure.status() == 503) {
                response.setHeader("Retry-After", "1");
            }
            response.setStatus(failure.status());
            response.setContentType("application/json");
            try {
                response.getOutputStream().write(Json.write(failure.toJson()));
            } catch (IOException e) {
                LOG.debug("the client has closed the connection", e);
            }
        }
    }

    /** Returns method and path as sent. The path is still encoded, so that it cannot contain a line break. */
    private static String requestLine(Context ctx) {
        return ctx.req().getMethod() + " " + ctx.req().getRequestURI();
    }

    private List<String> adminRoutes() {
        return router.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod() && !endpoint.method.equals(HandlerType.HEAD))
                .filter(endpoint -> AdminPaths.claims(endpoint.method.name(), endpoint.path))
                .map(endpoint -> endpoint.method + " " + endpoint.path)
                .sorted(Comparator.comparing(route -> route.substring(route.indexOf(' '))))
                .toList();
    }
}
