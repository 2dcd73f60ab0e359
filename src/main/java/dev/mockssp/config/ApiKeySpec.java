package dev.mockssp.config;

/**
 * An API key that is configured with {@code --key}.
 *
 * @param name the key, as clients send it
 * @param environment the environment that it belongs to
 * @param chatbot the settings of the chatbot that it belongs to
 */
public record ApiKeySpec(String name, Environment environment, ChatbotSettings chatbot) {}
