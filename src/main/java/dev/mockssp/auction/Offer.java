package dev.mockssp.auction;

import static java.util.Objects.requireNonNull;

/**
 * A campaign as it will be shown.
 *
 * @param campaign the campaign
 * @param format the format it is shown in
 * @param text the headline that fits, or the prompt
 */
public record Offer(Campaign campaign, Format format, String text) {
    public Offer {
        requireNonNull(campaign, "campaign");
        requireNonNull(format, "format");
        requireNonNull(text, "text");
    }
}
