package dev.mockssp.wire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The envelope of every response of the legacy API (contract.md 2.2).
 *
 * @param totalTime in seconds
 * @param data a {@link Product}, or an empty object
 * @param error omitted on success; an {@link Error}, a {@link Validation}, or the error of a scenario
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

    /** The advertised product. */
    public record Product(String creative, String prod_name, String img_url, String prod_url) {}

    /** The error of a response. */
    public record Error(String type, int code) {}

    /**
     * The invalid fields of a body.
     *
     * @param detail one entry for each field, with {@code loc}, {@code msg} and {@code type}
     */
    public record Validation(List<?> detail) {}
}
