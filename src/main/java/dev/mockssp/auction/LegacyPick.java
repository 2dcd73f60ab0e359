package dev.mockssp.auction;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The product that the legacy endpoint shows (contract.md 2.1).
 *
 * @param campaign the product's campaign, empty for no ad
 * @param matched whether the conversation has a keyword of any campaign, including campaigns that a filter excludes
 * @param explanation the status of every campaign
 */
public record LegacyPick(Optional<Campaign> campaign, boolean matched, AuctionExplanation explanation) {

    /** What may leave a request without a product. */
    public enum Guarantee {
        /** A missing match, and the filters: a production key. */
        NONE,
        /** Nothing. Filters apply only while they leave a product: a staging key. */
        STAGING,
        /** Nothing. Filters do not apply: {@code force} true, or a scenario that fills. */
        FORCE
    }

    public LegacyPick {
        requireNonNull(campaign, "campaign");
        requireNonNull(explanation, "explanation");
    }
}
