package dev.mockssp.server;

import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * A TLS port.
 *
 * @param port the port to listen on, 0 for a free one
 * @param context gives the certificate and key of the server. It is asked when all ports are open, before the server
 *     responds on any of them.
 */
public record TlsSpec(int port, Supplier<SSLContext> context) {}
