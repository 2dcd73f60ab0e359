package dev.mockssp.pact.broker;

import java.util.List;

/** Pacts could not be published; the message is one human-readable line. */
public final class PublishException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> details;

    PublishException(String message) {
        this(message, List.of());
    }

    PublishException(String message, List<String> details) {
        super(message);
        this.details = List.copyOf(details);
    }

    PublishException(String message, Throwable cause) {
        super(message, cause);
        this.details = List.of();
    }

    /** @return further lines from the broker, such as the difference between two pacts; empty for none */
    public List<String> details() {
        return details;
    }
}
