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

    /** Whether a request gets a product in any case. */
    public enum Guarantee {
        /** No product without a match, or if filters exclude all: a production key. */
        NONE,
        /** Always a product. Filters apply unless they exclude all: a staging key. */
        STAGING,
        /** Always a product. Filters do not apply: {@code force} true, or a scenario that fills. */
        FORCE
    }

    public LegacyPick {
        requireNonNull(campaign, "campaign");
        requireNonNull(explanation, "explanation");
    }
}
