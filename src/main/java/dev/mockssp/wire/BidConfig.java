package dev.mockssp.wire;

import dev.mockssp.json.JsonFields;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * The {@code config} of a bid request. The settings of the chatbot apply to absent and null fields (contract.md 1.2).
 */
public record BidConfig(
        OptionalInt adOffset,
        OptionalInt maxFrequency,
        OptionalInt maxHeadlineChars,
        Optional<Boolean> imageEnabled,
        Optional<String> experimentTag,
        boolean restrictedClickArea) {

    static BidConfig of(JsonNode config) {
        return new BidConfig(
                JsonFields.integer(config, "ad_offset"),
                JsonFields.integer(config, "max_frequency"),
                JsonFields.integer(config, "max_headline_chars"),
                JsonFields.flag(config, "image_enabled"),
                JsonFields.text(config, "experiment_tag"),
                JsonFields.flag(config, "restricted_click_area").orElse(false));
    }
}
