package dev.mockssp.engine;

/** The real service gave no answer that could be passed on. The message is one line for a person, without any secret. */
public final class UpstreamException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    private UpstreamException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** @return what to throw when there is no answer, or one that is of no use */
    public static UpstreamException bad(String message) {
        return new UpstreamException(502, message);
    }

    /** @return what to throw when the answer did not come in time */
    public static UpstreamException late(String message) {
        return new UpstreamException(504, message);
    }

    /** @return what to throw when the request itself cannot be passed on */
    public static UpstreamException unfit(String message) {
        return new UpstreamException(400, message);
    }

    /** @return the HTTP status to answer with */
    int status() {
        return status;
    }
}
