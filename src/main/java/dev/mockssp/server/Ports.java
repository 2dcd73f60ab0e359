package dev.mockssp.server;

import dev.mockssp.server.jetty.ConnectionMonitor;
import dev.mockssp.server.jetty.JettyServerFactory;
import dev.mockssp.server.jetty.TlsConnectorFactory;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.IO;

/** The ports that a server listens on: the plain one, and that of TLS if it is on. */
final class Ports {

    private final List<ServerConnector> connectors = new ArrayList<>();

    private Ports() {}

    /**
     * Opens the ports. Clients can connect then; they get no response before the server starts.
     *
     * @param server gets a connector for each port
     * @param monitor watches the connections
     * @throws BindFailedException when one cannot be opened; then none is open
     */
    static Ports open(
            Server server,
            ConnectionMonitor monitor,
            String host,
            int port,
            Optional<TlsSpec> tls,
            Duration idleTimeout)
            throws BindFailedException {
        Ports ports = new Ports();
        ports.open(JettyServerFactory.connector(server, monitor, host, port, idleTimeout));
        if (tls.isPresent()) {
            ports.open(TlsConnectorFactory.connector(
                    server, monitor, host, tls.get().port(), idleTimeout));
        }
        return ports;
    }

    private void open(ServerConnector connector) throws BindFailedException {
        try {
            connector.open();
        } catch (IOException e) {
            close();
            throw BindFailedException.at(connector.getHost(), connector.getPort(), e);
        }
        connectors.add(connector);
    }

    int plain() {
        return connectors.get(0).getLocalPort();
    }

    Optional<Integer> tls() {
        return connectors.stream().skip(1).map(ServerConnector::getLocalPort).findFirst();
    }

    /** Closes the ports, and each connection when its response is sent. */
    void close() {
        for (ServerConnector connector : connectors) {
            connector.close();
            if (!connector.isRunning()) {
                // Without acceptors, Jetty closes the port of a connector only if it has been started.
                IO.close((Closeable) connector.getTransport());
            }
            // It waits for idle connections to end, so its future is ignored.
            @SuppressWarnings("unused")
            Future<Void> unawaited = connector.shutdown();
        }
    }
}
