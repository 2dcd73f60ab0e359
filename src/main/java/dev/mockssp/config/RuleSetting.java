package dev.mockssp.config;

import dev.mockssp.config.value.RuleLevel;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.MessageText;
import java.util.Optional;

/**
 * The level of an integration rule, as configured with {@code --rule}. Whether the rule and the key exist is not checked
 * yet.
 *
 * @param key the only API key that the level is for; empty for all others
 * @param rule the id of the rule
 * @param level the level
 * @param text the value as the user wrote it
 * @param source the environment variable, or the file and the JSON pointer; empty for a flag
 */
public record RuleSetting(Optional<String> key, String rule, RuleLevel level, String text, Optional<String> source) {

    /** @return such as {@code --rule country-not-iso=off (from MOCK_SSP_RULE)} */
    public String shown() {
        return Option.RULE.flag() + " " + MessageText.line(text) + from();
    }

    /** @return an error with the option, its source, its value and the reason */
    public ConfigurationException error(String reason) {
        return new ConfigurationException(
                Option.RULE.flag() + from() + ": " + MessageText.quotedLine(text) + " " + reason);
    }

    private String from() {
        return source.map(it -> " (from " + it + ")").orElse("");
    }
}
