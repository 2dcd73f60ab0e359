package dev.mockssp.engine.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The URLs of the two view pixels of an ad of revision 2026 (revision-2026.md, section 4).
 *
 * @param dsp that of the DSP, if it wants one
 * @param exchange that of the exchange
 */
public record ViewPixels(Optional<String> dsp, String exchange) {

    /** The click URL with both pixels in its query. */
    public String in(String click) {
        return click + dsp.map(url -> "&view_url=" + encoded(url)).orElse("") + "&thrad_view_url=" + encoded(exchange);
    }

    private static String encoded(String url) {
        return URLEncoder.encode(url, StandardCharsets.UTF_8);
    }
}
