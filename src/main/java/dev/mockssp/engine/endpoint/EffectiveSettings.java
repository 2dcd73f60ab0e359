package dev.mockssp.engine.endpoint;

import dev.mockssp.access.ApiKey;
import dev.mockssp.config.ChatbotSettings;
import dev.mockssp.wire.BidConfig;
import java.util.OptionalInt;

/** The chatbot's settings for one request: what it says itself, else what its key was made for (contract.md 1.2). */
final class EffectiveSettings {

    private EffectiveSettings() {}

    static ChatbotSettings of(BidConfig config, ApiKey key) {
        ChatbotSettings base = key.chatbot();
        OptionalInt headline = config.maxHeadlineChars();
        return new ChatbotSettings(
                config.adOffset().orElse(base.adOffset()),
                config.maxFrequency().orElse(base.maxFrequency()),
                headline.isPresent() ? headline : base.maxHeadlineChars(),
                config.imageEnabled().orElse(base.imageEnabled()));
    }
}
