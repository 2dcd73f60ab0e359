package dev.mockssp.engine;

import java.util.Map;

/** The message of an error that a scenario causes without giving one (contract.md 1.3). */
final class StandardMessages {

    private static final Map<Integer, String> BY_STATUS = Map.of(
            400, "Invalid request body",
            403, OriginCheck.REFUSAL,
            404, "Not found",
            405, "Method not allowed",
            413, "The body is too long",
            422, "Invalid request body",
            429, "Rate limit exceeded",
            500, "Internal server error");

    private StandardMessages() {}

    static String of(int status, Dialect dialect) {
        return status == 401 ? KeyCheck.unknown(dialect) : BY_STATUS.getOrDefault(status, "HTTP error " + status);
    }
}
