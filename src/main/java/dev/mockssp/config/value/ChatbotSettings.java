package dev.mockssp.config.value;

import java.util.OptionalInt;

/**
 * The settings of a chatbot that a publisher chooses in the vendor's dashboard. The {@code config} of a bid request
 * overrides them field by field (contract.md 1.2).
 *
 * @param adOffset no ad before this turn of a chat; 0 for off
 * @param maxFrequency at most one ad in this number of turns; 0 for off
 * @param maxHeadlineChars the maximum length of a headline in Unicode code points; empty for no limit
 * @param imageEnabled whether ads have an image
 */
public record ChatbotSettings(int adOffset, int maxFrequency, OptionalInt maxHeadlineChars, boolean imageEnabled) {

    /** The vendor's defaults: no ad is suppressed. */
    public static final ChatbotSettings NONE = new ChatbotSettings(0, 0, OptionalInt.empty(), true);
}
