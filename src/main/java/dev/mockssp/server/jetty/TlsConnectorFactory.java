package dev.mockssp.server.jetty;

import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The connector for TLS. Apart from {@link JettyServerFactory}, so that Jetty's TLS is loaded only when it is on. */
public final class TlsConnectorFactory {

    private TlsConnectorFactory() {}

    /** Adds a connector for HTTP/1.1 over TLS, with the limits of the plain one. It has no certificate yet. */
    public static ServerConnector connector(
            Server server, ConnectionMonitor monitor, String host, int port, Duration idleTimeout) {
        HttpConfiguration http = JettyServerFactory.http();
        // Clients may use any name that they resolve to this server; they check the certificate themselves.
        http.addCustomizer(new SecureRequestCustomizer(false));
        return JettyServerFactory.connector(
                server,
                monitor,
                host,
                port,
                idleTimeout,
                new SslConnectionFactory(new SslContextFactory.Server(), HttpVersion.HTTP_1_1.asString()),
                JettyServerFactory.http1(http));
    }

    /**
     * Gives the TLS connector its certificate.
     *
     * @param context has the certificate and its key
     * @param server has not been started
     */
    public static void use(SSLContext context, Server server) {
        Stream.of(server.getConnectors())
                .map(connector -> connector.getConnectionFactory(SslConnectionFactory.class))
                .filter(tls -> tls != null)
                .forEach(tls -> tls.getSslContextFactory().setSslContext(context));
    }
}
