package dev.mockssp.drift;

/** The target is not the vendor's API; probably the address is wrong. The message is one line. */
public final class NotTheApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotTheApiException(String reason) {
        super("this is not the API: " + reason);
    }

    static NotTheApiException everyResponse() {
        return new NotTheApiException("every response is HTML, 404, 503 or not HTTP");
    }
}
