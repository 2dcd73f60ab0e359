package dev.mockssp.core;

/** The real service gave no answer that could be passed on. The message is one line for a person, without any secret. */
public final class UpstreamException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean reached;
    private final boolean tls;

    private UpstreamException(int status, boolean reached, boolean tls, String message) {
        super(message);
        this.status = status;
        this.reached = reached;
        this.tls = tls;
    }

    /** @return what to throw when no connection came about, so that asking again is of no use */
    public static UpstreamException unreachable(String message) {
        return new UpstreamException(502, false, false, message);
    }

    /** @return what to throw when no connection came about because of TLS */
    public static UpstreamException tls(String message) {
        return new UpstreamException(502, false, true, message);
    }

    /** @return what to throw when there is no answer, or one that is of no use */
    public static UpstreamException bad(String message) {
        return new UpstreamException(502, true, false, message);
    }

    /** @return what to throw when the answer did not come in time */
    public static UpstreamException late(String message) {
        return new UpstreamException(504, true, false, message);
    }

    /** @return what to throw when the request itself cannot be passed on */
    public static UpstreamException unfit(String message) {
        return new UpstreamException(400, true, false, message);
    }

    /** @return whether an answer was waited for in vain */
    public boolean late() {
        return status == 504;
    }

    /** @return whether TLS was in the way */
    public boolean tls() {
        return tls;
    }

    /** @return the same problem in other words, with no connection to ask again over */
    public UpstreamException withMessage(String message) {
        return new UpstreamException(502, false, tls, message);
    }

    /** @return whether there was a connection */
    public boolean reached() {
        return reached;
    }

    /** @return the HTTP status to answer with */
    public int status() {
        return status;
    }
}
