package dev.mockssp.drift;

import static java.util.Objects.requireNonNull;

/**
 * One way in which an answer differs from the contract.
 *
 * @param field a JSON pointer into the body, {@code status}, or {@code header} and a name
 * @param expected what the contract has there
 * @param seen what was there
 */
public record Drift(String field, String expected, String seen) {
    public Drift {
        requireNonNull(field, "field");
        requireNonNull(expected, "expected");
        requireNonNull(seen, "seen");
    }
}
