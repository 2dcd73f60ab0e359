package dev.mockssp.auction;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What the legacy endpoint shows (contract.md 2.1).
 *
 * @param campaign the product's campaign, empty when the filters left none
 * @param explanation what became of every campaign
 */
public record Pick(Optional<Campaign> campaign, Explanation explanation) {
    public Pick {
        requireNonNull(campaign, "campaign");
        requireNonNull(explanation, "explanation");
    }
}
