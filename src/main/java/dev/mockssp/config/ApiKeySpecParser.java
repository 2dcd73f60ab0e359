package dev.mockssp.config;

import dev.mockssp.config.value.ApiKeySpec;
import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.config.value.Environment;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.core.text.SpellingSuggestion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Parses API keys, {@code NAME=staging|production} with optional {@code :setting=value} parts, and chatbot settings.
 */
final class ApiKeySpecParser {

    private static final String SYNTAX = "NAME=staging or NAME=production, with optional :setting=value parts";
    // Visible characters except + (separates the scenario from the key) and = : , (separate the parts of the option).
    private static final Pattern NAME = Pattern.compile("[!-~&&[^+=:,]]+");
    private static final List<Option> SETTINGS = List.of(
            Option.AD_OFFSET, Option.MAX_FREQUENCY, Option.MAX_HEADLINE_CHARS, Option.IMAGE_ENABLED, Option.REVISION);

    private ApiKeySpecParser() {}

    /** Parses keys. A setting that a key does not have comes from {@code defaults}, or is {@code revision}. */
    static List<ApiKeySpec> read(List<OptionValue> all, ChatbotSettings defaults, Revision revision) {
        Set<String> names = new HashSet<>();
        List<ApiKeySpec> keys = new ArrayList<>();
        for (OptionValue value : all) {
            ApiKeySpec key = key(value, defaults, revision);
            if (!names.add(key.name())) {
                throw value.error("repeats a key; expected each name once");
            }
            keys.add(key);
        }
        return keys;
    }

    /** Returns the settings that {@code lookup} finds; the others come from {@code defaults}. */
    static ChatbotSettings chatbot(Function<Option, Optional<OptionValue>> lookup, ChatbotSettings defaults) {
        return new ChatbotSettings(
                lookup.apply(Option.AD_OFFSET)
                        .map(it -> ScalarParser.integer(it, 0))
                        .orElse(defaults.adOffset()),
                lookup.apply(Option.MAX_FREQUENCY)
                        .map(it -> ScalarParser.integer(it, 0))
                        .orElse(defaults.maxFrequency()),
                lookup.apply(Option.MAX_HEADLINE_CHARS)
                        .map(ScalarParser::headlineChars)
                        .orElse(defaults.maxHeadlineChars()),
                lookup.apply(Option.IMAGE_ENABLED).map(ScalarParser::isOn).orElse(defaults.imageEnabled()));
    }

    private static ApiKeySpec key(OptionValue value, ChatbotSettings defaults, Revision revision) {
        String[] parts = value.text().split(":", -1);
        int equals = parts[0].indexOf('=');
        if (equals < 0) {
            throw value.invalid(SYNTAX);
        }
        String name = parts[0].substring(0, equals);
        if (!NAME.matcher(name).matches()) {
            throw value.error("has an invalid name; expected visible ASCII characters except + = : and ,");
        }
        Map<Option, OptionValue> settings = settings(value, parts);
        return new ApiKeySpec(
                name,
                environment(value, parts[0].substring(equals + 1)),
                chatbot(option -> Optional.ofNullable(settings.get(option)), defaults),
                Optional.ofNullable(settings.get(Option.REVISION))
                        .map(ScalarParser::revision)
                        .orElse(revision));
    }

    private static Environment environment(OptionValue value, String label) {
        for (Environment environment : Environment.values()) {
            if (environment.label().equals(label)) {
                return environment;
            }
        }
        throw value.invalid(SYNTAX + SpellingSuggestion.question(label, List.of("staging", "production")));
    }

    private static Map<Option, OptionValue> settings(OptionValue value, String[] parts) {
        Map<Option, OptionValue> settings = new EnumMap<>(Option.class);
        for (String part : List.of(parts).subList(1, parts.length)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            Option option = setting(value, name);
            if (equals < 0) {
                throw value.error("has no value for " + name + "; expected " + name + "=" + option.placeholder());
            }
            if (settings.put(option, value.part(name, part.substring(equals + 1))) != null) {
                throw value.error("has " + name + " twice; expected each setting once");
            }
        }
        return settings;
    }

    private static Option setting(OptionValue value, String name) {
        List<String> known = SETTINGS.stream().map(Option::key).toList();
        return Option.ofKey(name).filter(SETTINGS::contains).orElseThrow(() -> unknown(value, name, known));
    }

    private static ConfigurationException unknown(OptionValue value, String name, List<String> known) {
        return value.error("has an unknown setting " + MessageText.quotedLine(name)
                + SpellingSuggestion.question(name, known) + "; expected one of " + String.join(", ", known));
    }
}
