package dev.mockssp.auction;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The input of an auction (contract.md 1.2 and 1.6).
 *
 * @param kind the pipeline
 * @param formats the live formats that the publisher renders; without one, nothing can win
 * @param conversation the texts of all messages, both roles, oldest first
 * @param country the user's ISO alpha-2 country, empty when unknown
 * @param maxHeadlineChars the longest headline in Unicode code points, empty for no limit
 * @param force whether the publisher prefers an irrelevant ad to none
 * @param staging whether relevance, filters and floor price must not suppress an ad
 * @param clicked the ids of the campaigns that this user clicked before
 * @param explore whether the exploration stage applies, as chosen at random
 */
public record AuctionRequest(
        RequestKind kind,
        Set<AdFormat> formats,
        List<String> conversation,
        Optional<String> country,
        OptionalInt maxHeadlineChars,
        boolean force,
        boolean staging,
        Set<String> clicked,
        boolean explore) {

    /** A price must be above this: 1.00 dollar of CPM, in cents. */
    public static final long FLOOR_CENTS = 100;

    public AuctionRequest {
        requireNonNull(kind, "kind");
        formats = Set.copyOf(formats);
        conversation = List.copyOf(conversation);
        country = country.map(code -> code.toUpperCase(Locale.ROOT));
        requireNonNull(maxHeadlineChars, "maxHeadlineChars");
        clicked = Set.copyOf(clicked);
    }

    /** @return the usable formats, the preferred one first */
    public List<AdFormat> preference() {
        List<AdFormat> usable = new ArrayList<>(kind.formats());
        usable.retainAll(formats);
        return usable;
    }

    /** @return the same request with a staging key */
    AuctionRequest asStaging() {
        return new AuctionRequest(
                kind, formats, conversation, country, maxHeadlineChars, force, true, clicked, explore);
    }

    /** @return the same request with a staging key, whose publisher renders this format only */
    AuctionRequest asStagingWithOnly(AdFormat format) {
        // an opener may have any format
        RequestKind kindWithFormat = kind.formats().contains(format) ? kind : RequestKind.OPENER;
        return new AuctionRequest(
                kindWithFormat, Set.of(format), conversation, country, maxHeadlineChars, force, true, clicked, explore);
    }
}
