package dev.mockssp.wire;

/** A sponsored prompt bid (contract.md 1.5). */
public record SponsoredPrompt(
        String ad_format,
        String bidId,
        String advertiser,
        String sponsored_prompt,
        String url,
        String logo_url,
        String view_url) {}
