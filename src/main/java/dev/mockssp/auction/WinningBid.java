package dev.mockssp.auction;

import static java.util.Objects.requireNonNull;

/**
 * A campaign that won, and how it is shown.
 *
 * @param campaign the campaign
 * @param format the format it is shown in
 * @param text the headline that fits, or the prompt
 */
public record WinningBid(Campaign campaign, AdFormat format, String text) {
    public WinningBid {
        requireNonNull(campaign, "campaign");
        requireNonNull(format, "format");
        requireNonNull(text, "text");
    }
}
