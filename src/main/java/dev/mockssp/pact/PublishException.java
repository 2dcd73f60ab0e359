package dev.mockssp.pact;

/** A pact could not be published; the message is one line for a person. */
public final class PublishException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PublishException(String message) {
        super(message);
    }

    PublishException(String message, Throwable cause) {
        super(message, cause);
    }
}
