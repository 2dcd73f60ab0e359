package dev.mockssp.wire;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A sponsored message bid of revision 2026 (revision-2026.md, section 4).
 *
 * @param price the clearing price, as a CPM in dollars
 * @param description null if the creative has none
 * @param cta_text omitted if empty
 * @param url the click URL, with the URLs of the view pixels in its query
 * @param placement {@code image} or {@code text}
 * @param image_url omitted if the placement is {@code text}
 * @param view_url the URL of the DSP's view pixel; omitted unless a scenario wants it here
 */
public record SponsoredMessage2026(
        String ad_format,
        BigDecimal price,
        String advertiser,
        String domain,
        String headline,
        String description,
        Optional<String> cta_text,
        String url,
        String placement,
        String logo_url,
        Optional<String> image_url,
        Optional<String> view_url,
        String dsp,
        String bidId) {}
