package dev.mockssp.auction;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * How an auction ended.
 *
 * @param stage the stage that decided, empty when nobody won
 * @param offers one message, or up to five prompts, the highest price first; none when nobody won
 * @param explanation what became of every campaign
 */
public record AuctionResult(Optional<AuctionStage> stage, List<WinningBid> offers, AuctionExplanation explanation) {
    public AuctionResult {
        requireNonNull(stage, "stage");
        offers = List.copyOf(offers);
        requireNonNull(explanation, "explanation");
    }
}
