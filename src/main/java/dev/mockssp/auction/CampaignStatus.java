package dev.mockssp.auction;

import java.util.Locale;

/** What became of a campaign in an auction, from the first filter to the win: a later one means it came further. */
public enum CampaignStatus {
    /** Filtered: not in a format that the publisher renders here. */
    FORMAT,
    /** Filtered: no headline fits. */
    HEADLINE,
    /** Filtered: not in the user's country. */
    GEO,
    /** Filtered: one of its banned words stands in the conversation. */
    BANNED_WORDS,
    /** Filtered: the rest of its budget does not pay for one more. */
    BUDGET,
    /** Filtered: its price is not above the floor. */
    FLOOR,
    /** It passed the filters, but the deciding stage did not want it. */
    NOT_RELEVANT,
    /** Its DSP offered another campaign. */
    NOT_OFFERED,
    /** Another offer was better. */
    OUTBID,
    WON;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** @return its name, such as {@code banned-words} */
    public String label() {
        return label;
    }

    /** @return whether a filter took the campaign out */
    public boolean filtered() {
        return compareTo(NOT_RELEVANT) < 0;
    }
}
