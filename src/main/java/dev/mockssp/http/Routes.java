package dev.mockssp.http;

import dev.mockssp.exchange.ConfigurationException;
import dev.mockssp.wire.Wire;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.servlet.JavalinServlet;
import io.javalin.json.JavalinJackson3;
import io.javalin.router.InternalRouter;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes of Javalin. Its servlet is used without its server, which would bring sessions, web sockets and a banner. */
final class Routes {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    private static final String ADMIN = "/__admin";
    private static final long BODY_LIMIT = 16L << 20;

    private final Javalin javalin;
    private final InternalRouter router;

    Routes(List<Consumer<RoutesConfig>> routes) {
        javalin = Javalin.create(config -> {
            configure(config);
            exceptions(config.routes);
            routes.forEach(more -> more.accept(config.routes));
        });
        router = javalin.unsafe.internalRouter;
    }

    private static void configure(JavalinConfig config) {
        config.startup.startupWatcherEnabled = false;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = BODY_LIMIT;
        config.jsonMapper(new JavalinJackson3(Wire.MAPPER, false));
    }

    private void exceptions(RoutesConfig config) {
        config.exception(Problem.Thrown.class, (e, ctx) -> e.problem().send(ctx))
                .exception(
                        ConfigurationException.class, (e, ctx) -> Problem.of(e).send(ctx))
                .exception(HttpResponseException.class, (e, ctx) -> problem(e).send(ctx))
                .exception(
                        NotFoundResponse.class,
                        (e, ctx) -> Problem.of(404, "Nothing is at " + asked(ctx))
                                .allowing(known())
                                .send(ctx))
                .exception(MethodNotAllowedResponse.class, (e, ctx) -> {
                    List<String> methods = e.getDetails().values().stream()
                            .flatMap(list -> Stream.of(list.split(", ")))
                            .toList();
                    ctx.header("Allow", String.join(", ", methods));
                    Problem.of(405, asked(ctx) + " is not possible; allowed: " + String.join(", ", methods))
                            .allowing(methods)
                            .send(ctx);
                })
                .exception(Exception.class, Routes::failed);
    }

    /** What Javalin itself has refused. */
    static Problem problem(HttpResponseException e) {
        boolean tooLong = e.getStatus() == 413;
        return Problem.of(e.getStatus(), tooLong ? "The body is longer than " + BODY_LIMIT + " bytes" : e.getMessage());
    }

    private static void failed(Exception e, Context ctx) {
        if (ctx.res().isCommitted()) {
            LOG.debug("the answer to {} was not read to its end", asked(ctx), e);
            return;
        }
        LOG.error("{} failed", asked(ctx), e);
        Problem.of(500, "Internal server error").send(ctx);
    }

    /** Method and path as sent: still encoded, so that nothing in them can break a line. */
    private static String asked(Context ctx) {
        return ctx.req().getMethod() + " " + ctx.req().getRequestURI();
    }

    private List<String> known() {
        return router.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod() && !endpoint.method.equals(HandlerType.HEAD))
                .map(endpoint -> endpoint.method + " " + endpoint.path)
                .toList();
    }

    /** Says whether a request is for the routes: it is in their part of the paths, or asks for the health. */
    static boolean claim(String method, String path) {
        return path.equals(ADMIN) || path.startsWith(ADMIN + "/") || AdminApi.asksForHealth(method, path);
    }

    Handler handler() {
        ServletContextHandler context =
                new ServletContextHandler("/", ServletContextHandler.NO_SESSIONS | ServletContextHandler.NO_SECURITY);
        context.addServlet(new ServletHolder(new JavalinServlet(javalin.unsafe)), "/*");
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        context.setErrorHandler(new ProblemPage());
        return context;
    }
}
