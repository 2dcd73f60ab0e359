package dev.mockssp.wire;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A sponsored message bid; exactly the fields of revision 2025-11 (contract.md 1.4).
 *
 * @param price the clearing price, CPM in dollars
 * @param description null when the creative has none
 * @param cta_text left out when empty
 * @param image_url left out when empty
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
