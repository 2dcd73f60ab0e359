package dev.mockssp.http;

import dev.mockssp.wire.Wire;
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

    private final Site site;
    private final HeldResponses heldResponses = new HeldResponses();
    private final GracefulHandler gracefulHandler = new GracefulHandler();
    private final ExecutorService eventThreads = Executors.newCachedThreadPool(JavalinServer::eventThread);
    private final Server server = JettyServers.server();
    private final ServerConnector connector;
    private final int port;

    private JavalinServer(String host, int port, Site site, Duration idleTimeout) throws CannotListenException {
        this.site = site;
        this.connector = JettyServers.connector(server, host, port, idleTimeout);
        try {
            connector.open();
        } catch (IOException e) {
            throw CannotListenException.at(host, port, e);
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
     * @throws CannotListenException when the port is taken or the host is not this machine's
     */
    public static JavalinServer start(String host, int port, Site site) throws CannotListenException {
        return start(host, port, site, IDLE_TIMEOUT);
    }

    /** @param idleTimeout how long a connection stays open while no request, or only a part of one, arrives */
    static JavalinServer start(String host, int port, Site site, Duration idleTimeout) throws CannotListenException {
        JavalinServer started = new JavalinServer(host, port, site, idleTimeout);
        started.run();
        return started;
    }

    /** The whole route table. What no route takes goes to {@link ErrorResponses}. */
    private void routes(JavalinConfig config) {
        RoutesConfig routes = config.routes;
        Handler vendor = ctx -> new ResponseWriter(ctx, heldResponses).respond(site.vendor(), RequestMapper.call(ctx));
        Pages pages = new Pages(site.documents());

        routes.before(AdminApi::forbidSniffing);

        routes.post("/api/v1/ssp/bid-request", vendor);
        routes.options("/api/v1/ssp/bid-request", vendor);
        routes.post("/api/v1/message/get-ad", vendor);
        routes.options("/api/v1/message/get-ad", vendor);
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
        config.http.maxRequestSize = AdminApi.BODY_LIMIT;
        config.jsonMapper(new JavalinJackson3(Wire.MAPPER, false));
        config.concurrency.executor = LazyKt.lazyOf(new AsyncExecutor(eventThreads));
        config.appData(AdminEvents.HELD_RESPONSES, heldResponses);
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

        QueuedThreadPool slowThreads = JettyServers.slowThreads();
        server.addBean(slowThreads);
        QoSHandler adminLimit = JettyServers.adminLimit();
        adminLimit.setHandler(context);
        gracefulHandler.setHandler(new BodyHandler(site, slowThreads, adminLimit));
        server.setHandler(gracefulHandler);
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IllegalStateException("the server did not start", e);
        }
    }

    private static Thread eventThread(Runnable task) {
        Thread thread = new Thread(task, "mock-ssp-events");
        thread.setDaemon(true);
        return thread;
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
