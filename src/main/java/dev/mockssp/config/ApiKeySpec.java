package dev.mockssp.config;

/**
 * An API key that is valid beside those known by their prefix.
 *
 * @param name the key itself, as it is sent
 * @param environment the environment that it belongs to
 * @param chatbot the settings of the chatbot it was made for
 */
public record ApiKeySpec(String name, Environment environment, ChatbotSettings chatbot) {}
