package dev.mockssp.geo;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The location of the user (contract.md 1.1).
 *
 * @param country ISO 3166-1 alpha-2, upper case; empty when unknown
 * @param region read only together with a country header
 * @param city read only together with a country header
 * @param timezone read only together with a country header
 * @param source the source of the country
 */
public record Location(
        Optional<String> country,
        Optional<String> region,
        Optional<String> city,
        Optional<String> timezone,
        Source source) {

    /**
     * @param at an instant
     * @return the hour of the user's day, from 0 to 23; empty if the time zone is unknown or does not exist
     */
    public OptionalInt hour(Instant at) {
        try {
            return timezone.isPresent()
                    ? OptionalInt.of(
                            at.atZone(ZoneId.of(timezone.get().strip())).getHour())
                    : OptionalInt.empty();
        } catch (DateTimeException e) {
            return OptionalInt.empty();
        }
    }

    /** The source of a country. */
    public enum Source {
        HEADER,
        FORWARDED_FOR,
        PEER
    }
}
