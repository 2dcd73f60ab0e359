package dev.mockssp.auction;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The result of an auction.
 *
 * @param stage the stage that decided, empty if there is no winner
 * @param winningBids one message, or up to five prompts, the highest price first; none if there is no winner
 * @param explanation the status of every campaign
 */
public record AuctionResult(
        Optional<AuctionStage> stage, List<WinningBid> winningBids, AuctionExplanation explanation) {
    public AuctionResult {
        requireNonNull(stage, "stage");
        winningBids = List.copyOf(winningBids);
        requireNonNull(explanation, "explanation");
    }
}
