package dev.mockssp.engine.api;

import java.util.Map;

/** The messages of errors, where neither a scenario nor the body determines the message (contract.md 1.3). */
public final class ErrorMessages {

    public static final String ORIGIN_NOT_ALLOWED = "Origin not allowed";

    private static final Map<Integer, String> BY_STATUS = Map.of(
            400, "Invalid request body",
            403, ORIGIN_NOT_ALLOWED,
            404, "Not found",
            405, "Method not allowed",
            413, "The body is too long",
            422, "Invalid request body",
            429, "Rate limit exceeded",
            500, "Internal server error");

    private ErrorMessages() {}

    public static String unknownKey(VendorApi api) {
        return "Unknown API key in the " + api.endpoint().keyHeader() + " header";
    }

    public static String of(int status, VendorApi api) {
        return status == 401 ? unknownKey(api) : BY_STATUS.getOrDefault(status, "HTTP error " + status);
    }
}
