package dev.mockssp.geo;

import java.util.Optional;

/**
 * Where the user is (contract.md 1.1).
 *
 * @param country ISO 3166-1 alpha-2, upper case; empty when unknown
 * @param region read only together with a country header
 * @param city read only together with a country header
 * @param timezone read only together with a country header
 * @param source what the country was taken from
 */
public record Location(
        Optional<String> country,
        Optional<String> region,
        Optional<String> city,
        Optional<String> timezone,
        Source source) {

    /** What a country was taken from. */
    public enum Source {
        HEADER,
        FORWARDED_FOR,
        PEER
    }
}
