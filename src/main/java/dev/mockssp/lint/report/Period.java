package dev.mockssp.lint.report;

import java.time.Instant;

/**
 * A time from its first to its last instant.
 *
 * @param last not before the first
 */
public record Period(Instant first, Instant last) {

    static Period of(Instant instant) {
        return new Period(instant, instant);
    }

    /** @return the shortest period that contains both */
    Period plus(Period other) {
        return new Period(
                first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
    }
}
