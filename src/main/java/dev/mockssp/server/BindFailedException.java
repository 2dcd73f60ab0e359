package dev.mockssp.server;

import java.io.IOException;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;

/** The server cannot listen on the configured host and port. The message is one human-readable line. */
public final class BindFailedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int port;
    private final String reason;

    private BindFailedException(String host, int port, String reason, Throwable cause) {
        super("cannot listen on " + host + ":" + port + ": " + reason, cause);
        this.port = port;
        this.reason = reason;
    }

    static BindFailedException at(String host, int port, IOException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return new BindFailedException(host, port, reason(cause), failure);
    }

    private static String reason(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof UnresolvedAddressException || message.startsWith("Unresolved")) {
            return "no such host";
        }
        if (cause instanceof BindException && message.startsWith("Address already in use")) {
            return "another process uses this port; choose another one, or 0 for a free one";
        }
        return message;
    }

    /** @return the port that it cannot listen on */
    public int port() {
        return port;
    }

    /** @return why it cannot listen there */
    public String reason() {
        return reason;
    }
}
