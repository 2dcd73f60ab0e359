package dev.mockssp.auction;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a bid request asks of the auction, everything else already decided (contract.md 1.2 and 1.6).
 *
 * @param kind the pipeline
 * @param formats the live formats that the publisher renders; none: nothing can win
 * @param conversation the texts of all messages, both roles, oldest first
 * @param country the user's ISO alpha-2 country, empty when unknown
 * @param maxHeadlineChars the longest headline in Unicode code points, empty for no limit
 * @param force whether an ad that does not fit is better than none
 * @param staging whether relevance, filters and floor must not withhold an ad
 * @param clicked the ids of the campaigns that this user clicked before
 * @param explore whether the draw fell on exploration
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
        List<AdFormat> usable = new ArrayList<>(formats.size());
        for (int i = 0; i < kind.formats().size(); i++) {
            AdFormat format = kind.formats().get(i);
            if (formats.contains(format)) {
                usable.add(format);
            }
        }
        return usable;
    }

    /** @return this, asked with a staging key */
    AuctionRequest asStaging() {
        return new AuctionRequest(
                kind, formats, conversation, country, maxHeadlineChars, force, true, clicked, explore);
    }

    /** @return this, asked with a staging key by a publisher who renders just that format */
    AuctionRequest asStaging(AdFormat format) {
        RequestKind able = kind.formats().contains(format) ? kind : RequestKind.OPENER;
        return new AuctionRequest(
                able, Set.of(format), conversation, country, maxHeadlineChars, force, true, clicked, explore);
    }
}
