package dev.mockssp.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** A site on a port, over HTTP/1.1. Its threads are daemons: whoever has nothing else to do may {@link #join()}. */
public final class HttpServer implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);
    private static final int SELECTORS = Math.min(Runtime.getRuntime().availableProcessors(), 8);
    private static final int MAX_THREADS = 64;
    private static final int MIN_THREADS = 4;
    private static final int HEAD_BYTES = 32 * 1024;
    private static final int BACKLOG = 1024;

    private final Server server;
    private final ServerConnector connector;
    private final InFlight inFlight;
    private final int port;

    private HttpServer(Server server, ServerConnector connector, InFlight inFlight) {
        this.server = server;
        this.connector = connector;
        this.inFlight = inFlight;
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
    public static HttpServer start(String host, int port, Site site) throws CannotListenException {
        return start(host, port, site, IDLE_TIMEOUT);
    }

    /**
     * Starts a server with an idle timeout of one's own.
     *
     * @param idleTimeout how long a connection stays open on which nothing is asked, or half a request has come
     */
    static HttpServer start(String host, int port, Site site, Duration idleTimeout) throws CannotListenException {
        spareTheBeanServer();
        InFlight inFlight = new InFlight();
        FrontDoor frontDoor = new FrontDoor(site, inFlight);
        Server server = new Server(threads(), new ScheduledExecutorScheduler("mock-ssp-timer", true), null);
        ServerConnector connector = connector(server, host, port);
        connector.setIdleTimeout(idleTimeout.toMillis());
        try {
            connector.open();
        } catch (IOException e) {
            throw CannotListenException.at(host, port, e);
        }
        server.setHandler(frontDoor);
        server.setErrorHandler(new ProblemPage());
        HttpServer started = new HttpServer(server, connector, inFlight);
        started.run();
        return started;
    }

    /** Jetty would start the whole platform MBean server just to learn this number. */
    private static void spareTheBeanServer() {
        String property = "org.eclipse.jetty.util.referencesPerCacheLine";
        System.setProperty(property, Objects.requireNonNullElse(System.getProperty(property), "16"));
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
        threads.setName("mock-ssp-http");
        threads.setDaemon(true);
        return threads;
    }

    private static ServerConnector connector(Server server, String host, int port) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setRequestHeaderSize(HEAD_BYTES);
        http.setMaxResponseHeaderSize(HEAD_BYTES);
        ServerConnector connector = new ServerConnector(server, 1, SELECTORS, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setAcceptQueueSize(BACKLOG);
        connector.setShutdownIdleTimeout(-1);
        server.addConnector(connector);
        return connector;
    }

    private void run() {
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IllegalStateException("the server did not start", e);
        }
    }

    /** Returns the port that it listens on. */
    public int port() {
        return port;
    }

    /** Waits until the server is closed. */
    public void join() throws InterruptedException {
        server.join();
    }

    /**
     * Stops the server. New connections are refused at once; answers under way, those that are about to leave after a
     * delay too, get a second to finish. Not to be called by a route's own thread, which it would wait for.
     */
    @Override
    public void close() {
        connector.close();
        // would wait for idle connections to end by themselves, so nobody waits for it
        @SuppressWarnings("unused")
        Future<Void> unawaited = connector.shutdown();
        inFlight.drain(GRACE);
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server did not stop", e);
        }
    }

    /** Returns the exchanges under way. */
    InFlight inFlight() {
        return inFlight;
    }
}
