package dev.mockssp.wire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The envelope of every response of the SSP API (contract.md 1.3).
 *
 * @param totalTime in seconds
 * @param data one of {@link OneBid}, {@link Bids} and {@link NoBids}
 * @param error null on success; an {@link Error}, or the error of a scenario
 */
public record BidResponse(
        String requestId,
        String timestamp,
        BigDecimal totalTime,
        String status,
        String message,
        Object data,
        Object error) {

    /**
     * A single bid, or null.
     *
     * @param bid the record of the format in the revision
     */
    public record OneBid(Object bid) {
        public static final OneBid NONE = new OneBid(null);
    }

    /** Sponsored prompts. */
    public record Bids(List<SponsoredPrompt> bids) {}

    /** No bid, if the request allows only sponsored prompts. */
    public record NoBids(Object bid, List<SponsoredPrompt> bids) {
        public static final NoBids NONE = new NoBids(null, List.of());
    }

    /**
     * The error of a response.
     *
     * @param details one entry for each invalid value of the body; only for a 400
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
     * One invalid value of a body.
     *
     * @param pointer the location of the value, as a JSON pointer
     * @param rule the schema keyword that the value violates
     */
    public record Detail(String pointer, String rule, String message) {}
}
