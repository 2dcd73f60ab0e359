package dev.mockssp.access;

import dev.mockssp.config.ChatbotSettings;
import dev.mockssp.config.Environment;
import java.util.Optional;

/**
 * A valid key as it was sent.
 *
 * @param name the key without its suffix; state belongs to it
 * @param environment decides how ads are served (contract.md 1.6)
 * @param chatbot the settings of the chatbot that the key was made for
 * @param scenario the scenario named in a suffix, as in {@code staging-key+no-bid}
 */
public record ApiKey(String name, Environment environment, ChatbotSettings chatbot, Optional<String> scenario) {

    /** @return whether it is a staging key */
    public boolean staging() {
        return environment == Environment.STAGING;
    }
}
