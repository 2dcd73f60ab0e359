package dev.mockssp.server.jetty;

import java.time.Duration;
import java.util.Objects;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** Creates the parts of the Jetty server: threads, buffers, connectors, limits. */
public final class JettyServerFactory {

    private static final int CORES = Math.min(Runtime.getRuntime().availableProcessors(), 16);

    /** These handle requests. A small pool keeps the slowest responses short while many clients send at once. */
    private static final int THREADS = CORES + 2;

    /** They compute most of the time, so that more of them would take processors from the other requests. */
    private static final int ADMIN_THREADS = Math.max(1, CORES / 2);

    private static final int SLOW_THREADS = 48;
    private static final int HEAD_BYTES = 32 * 1024;

    /**
     * The buffers of the usual request; longer heads and bodies take more. With Jetty's default of 8 KiB there are 547 young
     * collections in 6 s of load, with 4 KiB for input and 2 KiB for a response head 445 (2026-11-27). Response heads of
     * the vendor API have about 300 bytes, or 500 with CORS.
     */
    private static final int RESPONSE_HEAD_BYTES = 1024;

    private static final int INPUT_BYTES = 4 * 1024;
    private static final int BACKLOG = 1024;

    /** Otherwise the system accepts megabytes of a response for a client that does not read. */
    private static final int SEND_BUFFER_BYTES = 256 * 1024;

    private JettyServerFactory() {}

    /**
     * @param connectors how many connectors it will have; each takes a thread for its selector
     * @return a server without a connector and a handler; its threads are daemons
     */
    public static Server server(int connectors) {
        skipJmxLookup();
        RequestThreads threads = new RequestThreads("mock-ssp-http", THREADS + connectors);
        // After a malformed request, Jetty 12.1 can let two connections share a pooled buffer: docs/RELIABILITY.md
        ByteBufferPool buffers = new ByteBufferPool.NonPooling();
        Server server = new Server(threads, new ScheduledExecutorScheduler("mock-ssp-timer", true), buffers);
        server.setErrorHandler(new JettyErrorHandler());
        return server;
    }

    /** @return threads for vendor requests that may take long */
    public static QueuedThreadPool slowThreads() {
        return threads("mock-ssp-slow", SLOW_THREADS);
    }

    /** @return threads for the requests of the admin API that may take long, such as a report over the whole journal */
    public static QueuedThreadPool adminThreads() {
        return threads("mock-ssp-admin", ADMIN_THREADS);
    }

    /** Jetty would start the whole platform MBean server to read this number, once it loads the class of a thread pool. */
    private static void skipJmxLookup() {
        String property = "org.eclipse.jetty.util.referencesPerCacheLine";
        System.setProperty(property, Objects.requireNonNullElse(System.getProperty(property), "16"));
    }

    private static QueuedThreadPool threads(String name, int count) {
        skipJmxLookup();
        QueuedThreadPool threads = new QueuedThreadPool(count, 0);
        threads.setReservedThreads(0);
        threads.setName(name);
        threads.setDaemon(true);
        return threads;
    }

    /** Adds a connector for HTTP/1.1. The selector accepts connections too. */
    public static ServerConnector connector(
            Server server, ConnectionMonitor monitor, String host, int port, Duration idleTimeout) {
        return connector(server, monitor, host, port, idleTimeout, http1(http()));
    }

    static HttpConnectionFactory http1(HttpConfiguration http) {
        HttpConnectionFactory factory = new HttpConnectionFactory(http);
        factory.setInputBufferSize(INPUT_BYTES);
        return factory;
    }

    static HttpConfiguration http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setUriCompliance(UriCompliance.UNSAFE);
        // Otherwise a header has the value of an earlier request of the connection if both differ in case only.
        http.setHeaderCacheCaseSensitive(true);
        http.setRequestHeaderSize(HEAD_BYTES);
        http.setResponseHeaderSize(RESPONSE_HEAD_BYTES);
        http.setMaxResponseHeaderSize(HEAD_BYTES);
        // A direct buffer that is not pooled is freed by a full collection only: 38 of them in 6 s of load
        // (2026-11-27).
        http.setUseInputDirectByteBuffers(false);
        http.setUseOutputDirectByteBuffers(false);
        return http;
    }

    static ServerConnector connector(
            Server server,
            ConnectionMonitor monitor,
            String host,
            int port,
            Duration idleTimeout,
            ConnectionFactory... protocols) {
        ServerConnector connector = new ClientConnector(server, monitor, protocols);
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(idleTimeout.toMillis());
        connector.setAcceptQueueSize(BACKLOG);
        connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
        connector.setShutdownIdleTimeout(-1);
        server.addConnector(connector);
        return connector;
    }
}
