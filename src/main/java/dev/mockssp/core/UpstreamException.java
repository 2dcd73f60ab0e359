package dev.mockssp.core;

/** The upstream sent no response that can be forwarded. The message is one line for the user, without secrets. */
public final class UpstreamException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean reached;
    private final boolean tls;
    private final boolean http;

    private UpstreamException(int status, boolean reached, boolean tls, boolean http, String message) {
        super(message);
        this.status = status;
        this.reached = reached;
        this.tls = tls;
        this.http = http;
    }

    /** @return the exception for a failed connection, where a retry is useless */
    public static UpstreamException unreachable(String message) {
        return new UpstreamException(502, false, false, false, message);
    }

    /** @return the exception for a connection that failed because of TLS */
    public static UpstreamException tls(String message) {
        return new UpstreamException(502, false, true, false, message);
    }

    /** @return the exception for a connection without the status line and headers of a response */
    public static UpstreamException notHttp(String message) {
        return new UpstreamException(502, true, false, false, message);
    }

    /** @return the exception for an incomplete or unusable response */
    public static UpstreamException bad(String message) {
        return new UpstreamException(502, true, false, true, message);
    }

    /** @return the exception for a timeout */
    public static UpstreamException late(String message) {
        return new UpstreamException(504, true, false, false, message);
    }

    /** @return the exception for a request that cannot be forwarded */
    public static UpstreamException unfit(String message) {
        return new UpstreamException(400, true, false, false, message);
    }

    /** @return whether the upstream timed out */
    public boolean late() {
        return status == 504;
    }

    /** @return whether TLS is the cause */
    public boolean tls() {
        return tls;
    }

    /** @return the same problem with another message, as a failed connection */
    public UpstreamException withMessage(String message) {
        return new UpstreamException(status, false, tls, http, message);
    }

    /** @return whether the upstream sent the status line and headers of a response */
    public boolean http() {
        return http;
    }

    /** @return whether there was a connection */
    public boolean reached() {
        return reached;
    }

    /** @return the HTTP status of the response to the client */
    public int status() {
        return status;
    }
}
