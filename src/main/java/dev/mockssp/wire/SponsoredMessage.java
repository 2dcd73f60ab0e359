package dev.mockssp.wire;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A sponsored message bid, with exactly the fields of revision 2025-11 (contract.md 1.4).
 *
 * @param price the clearing price, as a CPM in dollars
 * @param description null if the creative has none
 * @param cta_text omitted if empty
 * @param image_url omitted if empty
 */
public record SponsoredMessage(
        String ad_format,
        BigDecimal price,
        String advertiser,
        String domain,
        String headline,
        String description,
        Optional<String> cta_text,
        String url,
        Optional<String> image_url,
        String dsp,
        String bidId) {}
