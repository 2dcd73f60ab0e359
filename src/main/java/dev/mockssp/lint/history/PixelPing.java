package dev.mockssp.lint.history;

import java.time.Instant;
import java.util.Optional;

/**
 * What came before a request of a view pixel.
 *
 * @param pixel {@code view_url} or {@code thrad_view_url}
 * @param adSent when the response with the ad was sent
 * @param isFirst whether this pixel was not requested before
 * @param otherPixel the name of the other pixel of the ad; empty if it has only one
 * @param otherPinged when the other pixel was requested first; empty if it was not
 */
public record PixelPing(
        String pixel, Instant adSent, boolean isFirst, Optional<String> otherPixel, Optional<Instant> otherPinged) {}
