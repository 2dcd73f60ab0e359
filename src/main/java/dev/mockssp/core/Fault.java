package dev.mockssp.core;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ways in which a response can fail on the wire (contract.md section 3). */
public enum Fault {
    /** The connection ends with a TCP RST. */
    CONNECTION_RESET,
    /** The connection is closed without a byte. */
    EMPTY_RESPONSE,
    /** No response; the connection stays open until the client closes it or the server stops. */
    TIMEOUT,
    /** The declared length is never reached. */
    TRUNCATED_BODY,
    /** The body is complete, but is not JSON. */
    MALFORMED_JSON;

    /** @return the name used in scenario files, such as {@code connection-reset} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @param label a name from a scenario file
     * @return the fault of that name
     */
    public static Optional<Fault> of(String label) {
        return Arrays.stream(values())
                .filter(fault -> fault.label().equals(label))
                .findFirst();
    }
}
