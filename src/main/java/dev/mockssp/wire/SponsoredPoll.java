package dev.mockssp.wire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A sponsored poll bid (revision-2026.md, section 6.2).
 *
 * @param price the clearing price, as a CPM in dollars
 * @param cta_text omitted if the poll has no landing page
 * @param cta_url the click URL; omitted if the poll has no landing page
 * @param url the click URL with the URLs of the view pixels; omitted if the poll has no landing page
 * @param view_url the URL of the exchange's view pixel
 */
public record SponsoredPoll(
        String ad_format,
        BigDecimal price,
        String advertiser,
        String domain,
        String question,
        List<Option> options,
        String vote_url,
        String results_url,
        Optional<String> cta_text,
        Optional<String> cta_url,
        Optional<String> url,
        String logo_url,
        String view_url,
        String dsp,
        String bidId) {

    /** An option to vote for. */
    public record Option(String id, String text) {}
}
