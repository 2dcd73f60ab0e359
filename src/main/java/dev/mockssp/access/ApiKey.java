package dev.mockssp.access;

import dev.mockssp.config.ChatbotSettings;
import dev.mockssp.config.Environment;
import java.util.Optional;

/**
 * A valid API key of a request.
 *
 * @param name the key without its suffix; all state is stored by this name
 * @param environment determines how ads are served (contract.md 1.6)
 * @param chatbot the settings of the chatbot that the key belongs to
 * @param scenario the scenario in the suffix, such as {@code no-bid} in {@code staging-key+no-bid}
 */
public record ApiKey(String name, Environment environment, ChatbotSettings chatbot, Optional<String> scenario) {

    /** @return whether it is a staging key */
    public boolean staging() {
        return environment == Environment.STAGING;
    }
}
