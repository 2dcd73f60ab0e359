package dev.mockssp.config;

import java.util.OptionalInt;

/**
 * What a publisher sets on a chatbot in the vendor's dashboard; a bid request's {@code config} overrides it field by
 * field (contract.md 1.2).
 *
 * @param adOffset no ad before this turn, 0 for off
 * @param maxFrequency at most one ad in this many turns, 0 for off
 * @param maxHeadlineChars the longest headline in Unicode code points, empty for no limit
 * @param imageEnabled whether creatives carry an image
 */
public record ChatbotSettings(int adOffset, int maxFrequency, OptionalInt maxHeadlineChars, boolean imageEnabled) {

    /** The vendor's own defaults: nothing is held back. */
    public static final ChatbotSettings NONE = new ChatbotSettings(0, 0, OptionalInt.empty(), true);
}
