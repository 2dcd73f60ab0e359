package dev.mockssp.journal;

import static java.util.Objects.requireNonNull;

/**
 * One way in which an exchange is not what a pattern asks for.
 *
 * @param place what differs: a field of the pattern, a header, or a JSON pointer into the body
 * @param expected what was asked for
 * @param seen what there was, abbreviated
 */
public record Difference(String place, String expected, String seen) {

    private static final int MOST = 120;

    public Difference {
        requireNonNull(place, "place");
        requireNonNull(expected, "expected");
        seen = seen.length() <= MOST ? seen : seen.substring(0, MOST - 1) + "…";
    }
}
