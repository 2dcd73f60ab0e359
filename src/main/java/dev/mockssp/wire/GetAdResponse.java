package dev.mockssp.wire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The envelope of every legacy answer (contract.md 2.2).
 *
 * @param totalTime in seconds
 * @param data a {@link Product}, or an empty object
 * @param error left out on success; an {@link Error}, a {@link Validation}, or what a scenario says
 */
public record GetAdResponse(
        String apiVersion,
        String requestId,
        String timestamp,
        String docsUrl,
        BigDecimal totalTime,
        String status,
        String message,
        Object data,
        Optional<Object> error) {

    /** The product that is advertised. */
    public record Product(String creative, String prod_name, String img_url, String prod_url) {}

    /** What went wrong. */
    public record Error(String type, int code) {}

    /**
     * Which fields of the body are wrong.
     *
     * @param detail one entry for each, with {@code loc}, {@code msg} and {@code type}
     */
    public record Validation(List<?> detail) {}
}
