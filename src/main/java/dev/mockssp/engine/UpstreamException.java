package dev.mockssp.engine;

/** The real service gave no answer that could be passed on. The message is one line for a person, without any secret. */
public final class UpstreamException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean reached;

    private UpstreamException(int status, boolean reached, String message) {
        super(message);
        this.status = status;
        this.reached = reached;
    }

    /** @return what to throw when no connection came about, so that asking again is of no use */
    public static UpstreamException unreachable(String message) {
        return new UpstreamException(502, false, message);
    }

    /** @return what to throw when there is no answer, or one that is of no use */
    public static UpstreamException bad(String message) {
        return new UpstreamException(502, true, message);
    }

    /** @return what to throw when the answer did not come in time */
    public static UpstreamException late(String message) {
        return new UpstreamException(504, true, message);
    }

    /** @return what to throw when the request itself cannot be passed on */
    public static UpstreamException unfit(String message) {
        return new UpstreamException(400, true, message);
    }

    /** @return whether an answer was waited for in vain */
    public boolean late() {
        return status == 504;
    }

    /** @return whether there was a connection */
    public boolean reached() {
        return reached;
    }

    /** @return the HTTP status to answer with */
    int status() {
        return status;
    }
}
