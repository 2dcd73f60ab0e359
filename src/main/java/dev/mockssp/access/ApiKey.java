package dev.mockssp.access;

import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.config.value.Environment;
import dev.mockssp.config.value.Revision;
import java.util.Optional;

/**
 * A valid API key of a request.
 *
 * @param name the key without its suffix; all state is stored by this name
 * @param environment determines how ads are served (contract.md 1.6)
 * @param chatbot the settings of the chatbot that the key belongs to
 * @param revision the revision of the vendor API that its requests get
 * @param scenario the scenario in the suffix, such as {@code no-bid} in {@code staging-key+no-bid}
 */
public record ApiKey(
        String name, Environment environment, ChatbotSettings chatbot, Revision revision, Optional<String> scenario) {

    /** @return whether it is a staging key */
    public boolean staging() {
        return environment == Environment.STAGING;
    }
}
