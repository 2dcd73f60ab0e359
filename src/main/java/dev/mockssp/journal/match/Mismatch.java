package dev.mockssp.journal.match;

import static java.util.Objects.requireNonNull;

/**
 * One difference between an exchange and a pattern.
 *
 * @param place what differs: a field of the pattern, a header, or a JSON pointer into the body
 * @param expected what the pattern requires
 * @param seen what the exchange has, shortened
 */
public record Mismatch(String place, String expected, String seen) {

    private static final int MAX_LENGTH = 120;

    public Mismatch {
        requireNonNull(place, "place");
        requireNonNull(expected, "expected");
        seen = seen.length() <= MAX_LENGTH ? seen : seen.substring(0, MAX_LENGTH - 1) + "…";
    }
}
