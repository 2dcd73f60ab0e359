package dev.mockssp.geo;

import java.util.Optional;

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

    /** The source of a country. */
    public enum Source {
        HEADER,
        FORWARDED_FOR,
        PEER
    }
}
