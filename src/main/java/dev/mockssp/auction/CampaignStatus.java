package dev.mockssp.auction;

import java.util.Locale;

/** How far a campaign came in an auction, from the first filter to the win. */
public enum CampaignStatus {
    /** Filtered: not in a format that the publisher renders here. */
    FORMAT,
    /** Filtered: no headline fits. */
    HEADLINE,
    /** Filtered: the user gave no consent to external buyers. */
    CONSENT,
    /** Filtered: not in the user's country. */
    GEO,
    /** Filtered: not in a language of the user. */
    LANGUAGE,
    /** Filtered: not at this hour of the user's day. */
    HOURS,
    /** Filtered: one of its banned words is in the conversation. */
    BANNED_WORDS,
    /** Filtered: the rest of its budget does not pay for one more. */
    BUDGET,
    /** Filtered: its price is not above the floor. */
    FLOOR,
    /** It passed the filters, but is not relevant in the deciding stage. */
    NOT_RELEVANT,
    /** Its DSP offered another campaign. */
    NOT_OFFERED,
    /** Another campaign won. */
    OUTBID,
    WON;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** @return its name, such as {@code banned-words} */
    public String label() {
        return label;
    }
}
