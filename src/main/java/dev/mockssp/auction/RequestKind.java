package dev.mockssp.auction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The two pipelines of a bid request (contract.md 1.2, {@code request_type}). */
public enum RequestKind {
    CONTEXTUAL(
            List.of(List.of(AdFormat.SPONSORED_MESSAGE, AdFormat.SPONSORED_POLL)),
            List.of(AuctionStage.CONTEXTUAL, AuctionStage.RETARGETING, AuctionStage.EXPLORATION, AuctionStage.FORCE)),
    OPENER(
            List.of(List.of(AdFormat.SPONSORED_PROMPT), List.of(AdFormat.SPONSORED_MESSAGE)),
            List.of(AuctionStage.OPENER));

    private final String label = name().toLowerCase(Locale.ROOT);
    private final List<List<AdFormat>> rounds;
    private final List<AuctionStage> stages;

    RequestKind(List<List<AdFormat>> rounds, List<AuctionStage> stages) {
        this.rounds = rounds;
        this.stages = stages;
    }

    /** @return the vendor's name, such as {@code opener} */
    public String label() {
        return label;
    }

    /**
     * @param label a {@code request_type}
     * @return the kind of that name
     */
    public static Optional<RequestKind> of(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }

    /** @return the formats of each round of the auction; there is a next round only if nothing wins the one before */
    List<List<AdFormat>> rounds() {
        return rounds;
    }

    /** @return whether this kind can be answered with the format */
    boolean allows(AdFormat format) {
        return rounds.stream().anyMatch(formats -> formats.contains(format));
    }

    /** @return its stages in their order */
    List<AuctionStage> stages() {
        return stages;
    }
}
