package dev.mockssp.server;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.VendorEndpoint;
import dev.mockssp.core.VendorPaths;
import dev.mockssp.json.Json;
import dev.mockssp.server.admin.AdminRoutes;
import dev.mockssp.server.admin.EventsController;
import dev.mockssp.server.admin.access.AdminPaths;
import dev.mockssp.server.jetty.BodyHandler;
import dev.mockssp.server.jetty.BufferedRequest;
import dev.mockssp.server.jetty.ConnectionCounts;
import dev.mockssp.server.jetty.ConnectionMonitor;
import dev.mockssp.server.jetty.HeldResponses;
import dev.mockssp.server.jetty.JettyErrorHandler;
import dev.mockssp.server.jetty.JettyServerFactory;
import dev.mockssp.server.jetty.SlowClientLimits;
import dev.mockssp.server.jetty.TlsConnectorFactory;
import dev.mockssp.server.page.PageRoutes;
import dev.mockssp.server.vendor.RequestMapper;
import dev.mockssp.server.vendor.ResponseWriter;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.servlet.JavalinServlet;
import io.javalin.json.JavalinJackson3;
import io.javalin.router.InternalRouter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP server: one Javalin application for the vendor API, the admin API and the pages. Its threads are daemon
 * threads; {@link #join()} keeps the process alive.
 */
public final class JavalinServer implements AutoCloseable {

    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(1);
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);

    /** In bytes. The engine validates a longer body for so long that other requests would have to wait. */
    private static final int LONG_BODY = 64 * 1024;

    private final ServerSpec spec;
    private final HeldResponses heldResponses = new HeldResponses();
    private final GracefulHandler gracefulHandler = new GracefulHandler();
    private final QueuedThreadPool slowThreads = JettyServerFactory.slowThreads();
    private final QueuedThreadPool adminThreads = JettyServerFactory.adminThreads();
    private final Server server;
    private final ConnectionMonitor connections;
    private final Ports ports;
    private final String host;
    private final int port;
    private final Optional<Integer> tlsPort;

    private JavalinServer(String host, int port, Optional<TlsSpec> tls, ServerSpec spec, Duration idleTimeout)
            throws BindFailedException {
        this.spec = spec;
        this.host = host;
        this.server = JettyServerFactory.server(tls.isPresent() ? 2 : 1);
        this.connections = new ConnectionMonitor(server, new SlowClientLimits(idleTimeout));
        this.ports = Ports.open(server, connections, host, port, tls, idleTimeout);
        this.port = ports.plain();
        this.tlsPort = ports.tls();
    }

    /**
     * Starts a server; when this returns, it accepts connections.
     *
     * @param host the name or address to listen on
     * @param port the port to listen on, 0 for a free one
     * @param spec what to serve
     * @return the running server
     * @throws BindFailedException when the port is taken or the host is not this machine's
     */
    public static JavalinServer start(String host, int port, ServerSpec spec) throws BindFailedException {
        return start(host, port, Optional.empty(), spec, IDLE_TIMEOUT);
    }

    /**
     * Starts a server as {@link #start(String, int, ServerSpec)} does, with a TLS port beside the plain one.
     *
     * @param tls the TLS port, if any
     */
    public static JavalinServer start(String host, int port, Optional<TlsSpec> tls, ServerSpec spec)
            throws BindFailedException {
        return start(host, port, tls, spec, IDLE_TIMEOUT);
    }

    /** @param idleTimeout how long a connection stays open while the client is idle or too slow */
    static JavalinServer start(String host, int port, Optional<TlsSpec> tls, ServerSpec spec, Duration idleTimeout)
            throws BindFailedException {
        JavalinServer started = new JavalinServer(host, port, tls, spec, idleTimeout);
        started.run(tls);
        return started;
    }

    /** The complete route table. {@link ErrorResponses} handles requests without a route. */
    private void routes(JavalinConfig config) {
        RoutesConfig routes = config.routes;
        Handler vendor =
                ctx -> new ResponseWriter(ctx, heldResponses).respond(spec.vendor(), RequestMapper.context(ctx));
        PageRoutes pages = new PageRoutes(spec.documents());

        routes.before(AdminRoutes::forbidSniffing);

        routes.post(VendorEndpoint.BID_REQUEST.path(), vendor);
        routes.options(VendorEndpoint.BID_REQUEST.path(), vendor);
        routes.post(VendorEndpoint.GET_AD.path(), vendor);
        routes.options(VendorEndpoint.GET_AD.path(), vendor);
        routes.get(VendorPaths.CLICK, vendor);
        routes.get(VendorPaths.VIEW, vendor);
        routes.post(VendorPaths.POLL_VOTE, vendor);
        routes.options(VendorPaths.POLL_VOTE, vendor);
        routes.get(VendorPaths.POLL_RESULTS, vendor);
        routes.get(VendorPaths.PRODUCT + "<token>", vendor);
        routes.get(VendorPaths.LANDING + "<campaign>", vendor);

        routes.get("/", pages::handle);
        routes.get("/__admin/ui", pages::handle);
        routes.get("/__admin/ui/{file}", pages::handle);
        routes.get("/media/<picture>", pages::handle);
        routes.get("/favicon.ico", pages::handle);
        routes.get("/robots.txt", pages::handle);
        routes.get("/llms.txt", pages::handle);
        routes.get("/openapi.json", pages::handle);
        routes.get("/schemas/<file>", pages::handle);
        routes.get("/schemas/", pages::handle);

        spec.routes().forEach(added -> added.accept(routes));
        addHead(routes, config.unsafe.internalRouter);
        new ErrorResponses(vendor, config.unsafe.internalRouter).accept(routes);
    }

    /** Adds HEAD to each route for GET. Without it, Javalin would respond to HEAD with an empty 200. */
    private static void addHead(RoutesConfig routes, InternalRouter router) {
        router.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> endpoint.method.equals(HandlerType.GET))
                .filter(endpoint -> !router.hasHttpHandlerEntry(HandlerType.HEAD, endpoint.path))
                .toList()
                .forEach(endpoint -> routes.head(endpoint.path, endpoint.handler));
    }

    private void configure(JavalinConfig config) {
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.GZIP;
        config.http.generateEtags = true;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = AdminRoutes.BODY_LIMIT;
        config.router.javaLangErrorHandler(ErrorResponses::failed);
        config.jsonMapper(new JavalinJackson3(Json.MAPPER, false));
        config.appData(EventsController.HELD_RESPONSES, heldResponses);
        config.appData(AdminRoutes.CONNECTIONS, connections);
        routes(config);
    }

    /**
     * Starts Javalin's servlet on the Jetty server of {@link JettyServerFactory}. {@code Javalin.start()} would add
     * sessions and web sockets, and print to the log of the tests that the mock server runs in.
     */
    private void run(Optional<TlsSpec> tls) {
        Javalin javalin = Javalin.create(this::configure);
        ServletContextHandler context =
                new ServletContextHandler("/", ServletContextHandler.NO_SESSIONS | ServletContextHandler.NO_SECURITY);
        context.addServlet(new ServletHolder(new JavalinServlet(javalin.unsafe)), "/*");
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        context.setErrorHandler(new JettyErrorHandler());

        server.addBean(slowThreads);
        server.addBean(adminThreads);
        server.addBean(connections);
        int longest = Math.max(AdminRoutes.BODY_LIMIT, spec.bodyLimit());
        gracefulHandler.setHandler(
                new BodyHandler(spec.clock(), this::bodyLimits, longest, server, connections, context));
        server.setHandler(gracefulHandler);
        try {
            tls.ifPresent(it -> TlsConnectorFactory.use(it.context().get(), server));
            server.start();
        } catch (ConfigurationException e) {
            close();
            throw e;
        } catch (Exception e) {
            close();
            throw new IllegalStateException("the server did not start", e);
        }
    }

    private BodyHandler.Limits bodyLimits(Request request) {
        String path = BufferedRequest.path(request.getHttpURI());
        if (AdminPaths.claims(request.getMethod(), path)) {
            boolean quick = AdminPaths.isQuick(path);
            return new BodyHandler.Limits(AdminRoutes.BODY_LIMIT, quick ? Integer.MAX_VALUE : -1, adminThreads, !quick);
        }
        return new BodyHandler.Limits(spec.bodyLimit(), spec.mayBlock() ? -1 : LONG_BODY, slowThreads, false);
    }

    /** @return the base URL for clients on this machine, without a slash at the end */
    public String baseUrl() {
        return url("http", port);
    }

    /** @return the base URL of the TLS port for clients on this machine, without a slash at the end */
    public Optional<String> httpsUrl() {
        return tlsPort.map(it -> url("https", it));
    }

    private String url(String scheme, int listening) {
        boolean anyAddress = host.equals("0.0.0.0") || host.equals("::");
        String reachable = anyAddress ? "127.0.0.1" : host;
        return scheme + "://" + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + listening;
    }

    /** @return the port that it listens on */
    public int port() {
        return port;
    }

    /** @return the port of TLS, if it is on */
    public Optional<Integer> tlsPort() {
        return tlsPort;
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
        ports.close();
        heldResponses.stop(SHUTDOWN_GRACE);
        awaitRequests();
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
            // server.stop() ends the remaining requests.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    ConnectionCounts connectionCounts() {
        return connections.counts();
    }

    /** @return how many requests are being handled, those whose body has not arrived and event streams included */
    long requestsInFlight() {
        return gracefulHandler.getCurrentRequestCount();
    }
}
