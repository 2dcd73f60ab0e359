package dev.mockssp.auction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The two pipelines of a bid request (contract.md 1.2, {@code request_type}). */
public enum RequestKind {
    CONTEXTUAL(
            List.of(AdFormat.SPONSORED_MESSAGE),
            List.of(AuctionStage.CONTEXTUAL, AuctionStage.RETARGETING, AuctionStage.EXPLORATION, AuctionStage.FORCE)),
    OPENER(List.of(AdFormat.SPONSORED_PROMPT, AdFormat.SPONSORED_MESSAGE), List.of(AuctionStage.OPENER));

    private final String label = name().toLowerCase(Locale.ROOT);
    private final List<AdFormat> formats;
    private final List<AuctionStage> stages;

    RequestKind(List<AdFormat> formats, List<AuctionStage> stages) {
        this.formats = formats;
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

    /** @return the formats that this kind can be answered with, the preferred one first */
    List<AdFormat> formats() {
        return formats;
    }

    /** @return its stages in their order */
    List<AuctionStage> stages() {
        return stages;
    }
}
