package dev.mockssp.engine.endpoint;

import dev.mockssp.access.ApiKey;
import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.wire.BidConfig;
import java.util.OptionalInt;

/** The chatbot settings of a request: those of the request, with those of its key as defaults (contract.md 1.2). */
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
