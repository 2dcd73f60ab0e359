package dev.mockssp.server;

import dev.mockssp.core.VendorEndpoint;
import dev.mockssp.json.Json;
import dev.mockssp.server.admin.AdminRoutes;
import dev.mockssp.server.admin.EventsController;
import dev.mockssp.server.jetty.BodyHandler;
import dev.mockssp.server.jetty.BufferedRequest;
import dev.mockssp.server.jetty.HeldResponses;
import dev.mockssp.server.jetty.JettyErrorHandler;
import dev.mockssp.server.jetty.JettyServerFactory;
import dev.mockssp.server.page.PageRoutes;
import dev.mockssp.server.vendor.RequestMapper;
import dev.mockssp.server.vendor.ResponseWriter;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.servlet.JavalinServlet;
import io.javalin.http.util.AsyncExecutor;
import io.javalin.json.JavalinJackson3;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kotlin.LazyKt;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP server: one Javalin application for the vendor API, the admin API and the pages. Its threads are daemons; to
 * keep the process alive, {@link #join()} it.
 */
public final class JavalinServer implements AutoCloseable {

    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(1);
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);

    /** In bytes. The engine checks a longer body for so long that it would hold up other requests. */
    private static final int LONG_BODY = 64 * 1024;

    private final ServerSpec site;
    private final HeldResponses heldResponses = new HeldResponses();
    private final GracefulHandler gracefulHandler = new GracefulHandler();
    private final ExecutorService eventThreads = Executors.newCachedThreadPool(JavalinServer::eventThread);
    private final Server server = JettyServerFactory.server();
    private final ServerConnector connector;
    private final String host;
    private final int port;

    private JavalinServer(String host, int port, ServerSpec site, Duration idleTimeout) throws BindFailedException {
        this.site = site;
        this.host = host;
        this.connector = JettyServerFactory.connector(server, host, port, idleTimeout);
        try {
            connector.open();
        } catch (IOException e) {
            throw BindFailedException.at(host, port, e);
        }
        this.port = connector.getLocalPort();
    }

    /**
     * Starts a server; when this returns, it accepts connections.
     *
     * @param host the name or address to listen on
     * @param port the port to listen on, 0 for a free one
     * @param site what to serve
     * @return the running server
     * @throws BindFailedException when the port is taken or the host is not this machine's
     */
    public static JavalinServer start(String host, int port, ServerSpec site) throws BindFailedException {
        return start(host, port, site, IDLE_TIMEOUT);
    }

    /** @param idleTimeout how long a connection stays open while no request, or only a part of one, arrives */
    static JavalinServer start(String host, int port, ServerSpec site, Duration idleTimeout)
            throws BindFailedException {
        JavalinServer started = new JavalinServer(host, port, site, idleTimeout);
        started.run();
        return started;
    }

    /** The whole route table. What no route takes goes to {@link ErrorResponses}. */
    private void routes(JavalinConfig config) {
        RoutesConfig routes = config.routes;
        Handler vendor = ctx -> new ResponseWriter(ctx, heldResponses).respond(site.vendor(), RequestMapper.call(ctx));
        PageRoutes pages = new PageRoutes(site.documents());

        routes.before(AdminRoutes::forbidSniffing);

        routes.post(VendorEndpoint.BID_REQUEST.path(), vendor);
        routes.options(VendorEndpoint.BID_REQUEST.path(), vendor);
        routes.post(VendorEndpoint.GET_AD.path(), vendor);
        routes.options(VendorEndpoint.GET_AD.path(), vendor);
        read(routes, "/api/v1/tracking/redirect", vendor);
        read(routes, "/api/v1/tracking/view", vendor);
        read(routes, "/api/v1/message/redirect/<token>", vendor);
        read(routes, "/landing/<campaign>", vendor);

        read(routes, "/", pages::handle);
        read(routes, "/__admin/ui", pages::handle);
        read(routes, "/__admin/ui/{file}", pages::handle);
        read(routes, "/media/<picture>", pages::handle);
        read(routes, "/favicon.ico", pages::handle);
        read(routes, "/robots.txt", pages::handle);
        read(routes, "/openapi.json", pages::handle);
        read(routes, "/schemas/<file>", pages::handle);
        read(routes, "/schemas/", pages::handle);

        site.routes().forEach(more -> more.accept(routes));
        new ErrorResponses(vendor, config.unsafe.internalRouter).accept(routes);
    }

    /** Javalin by itself would answer HEAD with an empty 200. */
    private static void read(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }

    private void configure(JavalinConfig config) {
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.GZIP;
        config.http.generateEtags = true;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = AdminRoutes.BODY_LIMIT;
        config.jsonMapper(new JavalinJackson3(Json.MAPPER, false));
        config.concurrency.executor = LazyKt.lazyOf(new AsyncExecutor(eventThreads));
        config.appData(EventsController.HELD_RESPONSES, heldResponses);
        routes(config);
    }

    /**
     * Starts Javalin's servlet on a server of our own. {@code Javalin.start()} would add sessions and web sockets, and
     * print to the log of the tests that the mock server runs in.
     */
    private void run() {
        Javalin javalin = Javalin.create(this::configure);
        ServletContextHandler context =
                new ServletContextHandler("/", ServletContextHandler.NO_SESSIONS | ServletContextHandler.NO_SECURITY);
        context.addServlet(new ServletHolder(new JavalinServlet(javalin.unsafe)), "/*");
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        context.setErrorHandler(new JettyErrorHandler());

        QueuedThreadPool slowThreads = JettyServerFactory.slowThreads();
        server.addBean(slowThreads);
        QoSHandler adminLimit = JettyServerFactory.adminLimit();
        adminLimit.setHandler(context);
        gracefulHandler.setHandler(new BodyHandler(site.clock(), this::bodyLimits, slowThreads, adminLimit));
        server.setHandler(gracefulHandler);
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IllegalStateException("the server did not start", e);
        }
    }

    private BodyHandler.Limits bodyLimits(Request request) {
        if (AdminRoutes.claims(request.getMethod(), BufferedRequest.path(request.getHttpURI()))) {
            return new BodyHandler.Limits(AdminRoutes.BODY_LIMIT, Integer.MAX_VALUE);
        }
        return new BodyHandler.Limits(site.bodyLimit(), site.waits() ? -1 : LONG_BODY);
    }

    private static Thread eventThread(Runnable task) {
        Thread thread = new Thread(task, "mock-ssp-events");
        thread.setDaemon(true);
        return thread;
    }

    /** @return the base URL for clients on this machine, without a slash at the end */
    public String baseUrl() {
        boolean anyAddress = host.equals("0.0.0.0") || host.equals("::");
        String reachable = anyAddress ? "127.0.0.1" : host;
        return "http://" + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + port;
    }

    /** @return the port that it listens on */
    public int port() {
        return port;
    }

    /** Waits until the server is closed. */
    public void join() throws InterruptedException {
        server.join();
    }

    /**
     * Stops the server. It refuses new connections at once. Responses under way, delayed ones included, get a second to
     * finish; those that need longer are aborted. A handler must not call this: it would wait for itself.
     */
    @Override
    public void close() {
        connector.close();
        // It waits for idle connections to end, so its future is ignored.
        @SuppressWarnings("unused")
        Future<Void> unawaited = connector.shutdown();
        heldResponses.stop(SHUTDOWN_GRACE);
        awaitRequests();
        eventThreads.shutdown();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server did not stop", e);
        }
    }

    private void awaitRequests() {
        try {
            gracefulHandler.shutdown().get(SHUTDOWN_GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // The stop ends what is left.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** @return how many requests are being handled, those whose body has not arrived and event streams included */
    long requestsInFlight() {
        return gracefulHandler.getCurrentRequestCount();
    }
}
