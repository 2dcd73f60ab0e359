package dev.mockssp.wire;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;

/**
 * A sponsored message bid; exactly the fields of revision 2025-11 (contract.md 1.4).
 *
 * @param price the clearing price, CPM in dollars
 * @param description null when the creative has none
 * @param cta_text absent when null
 * @param image_url absent when null
 */
public record SponsoredMessage(
        String ad_format,
        BigDecimal price,
        String advertiser,
        String domain,
        String headline,
        String description,
        @JsonInclude(NON_NULL) String cta_text,
        String url,
        @JsonInclude(NON_NULL) String image_url,
        String dsp,
        String bidId) {}
