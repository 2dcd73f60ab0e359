package dev.mockssp.auction;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * What revision 2026 knows of a user beside the country (revision-2026.md, sections 1 and 2).
 *
 * @param ownDemandOnly whether external buyers may not bid, because the user gave no consent
 * @param languages tells of an ISO 639 code in lower case whether the user accepts the language; empty when unknown
 * @param hour the hour of the user's day, from 0 to 23; empty when unknown
 */
public record Audience(boolean ownDemandOnly, Optional<Predicate<String>> languages, OptionalInt hour) {

    /** A user of whom nothing is known. */
    public static final Audience ANY = new Audience(false, Optional.empty(), OptionalInt.empty());

    public Audience {
        requireNonNull(languages, "languages");
        requireNonNull(hour, "hour");
    }
}
