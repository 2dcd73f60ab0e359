package dev.mockssp.config.value;

/**
 * An API key that is configured with {@code --key}.
 *
 * @param name the key, as clients send it
 * @param environment the environment that it belongs to
 * @param chatbot the settings of the chatbot that it belongs to
 * @param revision the revision of the vendor API that its requests get
 */
public record ApiKeySpec(String name, Environment environment, ChatbotSettings chatbot, Revision revision) {}
