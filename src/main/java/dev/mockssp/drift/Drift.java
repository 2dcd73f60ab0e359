package dev.mockssp.drift;

import static java.util.Objects.requireNonNull;

/**
 * A difference between a response and the contract.
 *
 * @param field a JSON pointer into the body, {@code status}, or {@code header} and a name
 * @param expected the value in the contract
 * @param seen the actual value
 */
public record Drift(String field, String expected, String seen) {
    public Drift {
        requireNonNull(field, "field");
        requireNonNull(expected, "expected");
        requireNonNull(seen, "seen");
    }
}
