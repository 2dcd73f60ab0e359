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
 * @param audience what revision 2026 knows of the user beside the country
 * @param country the user's ISO alpha-2 country, empty when unknown
 * @param floorCents a price must be above this, in cents of CPM
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
        Audience audience,
        Optional<String> country,
        long floorCents,
        OptionalInt maxHeadlineChars,
        boolean force,
        boolean staging,
        Set<String> clicked,
        boolean explore) {

    public AuctionRequest {
        requireNonNull(kind, "kind");
        formats = Set.copyOf(formats);
        conversation = List.copyOf(conversation);
        requireNonNull(audience, "audience");
        country = country.map(code -> code.toUpperCase(Locale.ROOT));
        requireNonNull(maxHeadlineChars, "maxHeadlineChars");
        clicked = Set.copyOf(clicked);
    }

    /** @return the usable formats, the preferred one first */
    public List<AdFormat> preference() {
        return rounds().stream().flatMap(List::stream).toList();
    }

    /** @return the usable formats of each round of the auction that has any */
    List<List<AdFormat>> rounds() {
        List<List<AdFormat>> rounds = new ArrayList<>();
        for (List<AdFormat> round : kind.rounds()) {
            List<AdFormat> usable = new ArrayList<>(round);
            usable.retainAll(formats);
            if (!usable.isEmpty()) {
                rounds.add(usable);
            }
        }
        return rounds;
    }

    /** @return the same request with a staging key */
    AuctionRequest asStaging() {
        return asStaging(kind, formats);
    }

    /** @return the same request with a staging key, whose publisher renders this format only */
    AuctionRequest asStagingWithOnly(AdFormat format) {
        RequestKind kindWithFormat = kind.allows(format) ? kind : RequestKind.OPENER;
        return asStaging(kindWithFormat, Set.of(format));
    }

    private AuctionRequest asStaging(RequestKind otherKind, Set<AdFormat> otherFormats) {
        return new AuctionRequest(
                otherKind,
                otherFormats,
                conversation,
                Audience.ANY,
                country,
                floorCents,
                maxHeadlineChars,
                force,
                true,
                clicked,
                explore);
    }
}
