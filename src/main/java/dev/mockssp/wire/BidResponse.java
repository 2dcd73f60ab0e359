package dev.mockssp.wire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The envelope of every SSP answer (contract.md 1.3).
 *
 * @param totalTime in seconds
 * @param data one of {@link OneBid}, {@link Bids} and {@link NoBids}
 * @param error null on success; an {@link Error}, or what a scenario says
 */
public record BidResponse(
        String requestId,
        String timestamp,
        BigDecimal totalTime,
        String status,
        String message,
        Object data,
        Object error) {

    /** A single bid, or null for none. */
    public record OneBid(SponsoredMessage bid) {
        public static final OneBid NONE = new OneBid(null);
    }

    /** Sponsored prompts. */
    public record Bids(List<SponsoredPrompt> bids) {}

    /** No bid where only prompts were offered. */
    public record NoBids(SponsoredMessage bid, List<SponsoredPrompt> bids) {
        public static final NoBids NONE = new NoBids(null, List.of());
    }

    /**
     * What went wrong.
     *
     * @param details one entry for each place of the body, on a 400 only
     */
    public record Error(String type, int code, Optional<List<Detail>> details) {
        public static Error of(int code) {
            return new Error("HTTPException", code, Optional.empty());
        }

        public static Error of(int code, List<Detail> details) {
            return new Error("HTTPException", code, Optional.of(details));
        }
    }

    /**
     * One mistake in a body.
     *
     * @param pointer where, as a JSON pointer
     * @param rule the schema keyword that was broken
     */
    public record Detail(String pointer, String rule, String message) {}
}
