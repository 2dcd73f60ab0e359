package dev.mockssp.auction;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The result of an auction.
 *
 * @param stage the stage that decided, empty if there is no winner
 * @param offers one message, or up to five prompts, the highest price first; none if there is no winner
 * @param explanation the status of every campaign
 */
public record AuctionResult(Optional<AuctionStage> stage, List<WinningBid> offers, AuctionExplanation explanation) {
    public AuctionResult {
        requireNonNull(stage, "stage");
        offers = List.copyOf(offers);
        requireNonNull(explanation, "explanation");
    }
}
