package dev.mockssp.config;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.MessageText;
import dev.mockssp.core.SpellingSuggestion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads keys, {@code NAME=staging|production} with settings after colons, and the settings of a chatbot. */
final class ApiKeySpecParser {

    private static final String SYNTAX = "NAME=staging or NAME=production, then perhaps :setting=value";
    // What a header can carry, but for + (parts the scenario from the key), = : and , (part an option).
    private static final Pattern NAME = Pattern.compile("[!-~&&[^+=:,]]+");
    private static final List<Option> SETTINGS =
            List.of(Option.AD_OFFSET, Option.MAX_FREQUENCY, Option.MAX_HEADLINE_CHARS, Option.IMAGE_ENABLED);

    private ApiKeySpecParser() {}

    /** The keys; a setting that a key does not carry is that of {@code defaults}. */
    static List<ApiKeySpec> read(List<OptionValue> all, ChatbotSettings defaults) {
        Set<String> names = new HashSet<>();
        List<ApiKeySpec> keys = new ArrayList<>();
        for (OptionValue given : all) {
            ApiKeySpec key = key(given, defaults);
            if (!names.add(key.name())) {
                throw given.refused("names a key that is given already; expected each name once");
            }
            keys.add(key);
        }
        return keys;
    }

    /** The settings that {@code lookup} finds, the others from {@code defaults}. */
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

    private static ApiKeySpec key(OptionValue given, ChatbotSettings defaults) {
        String[] parts = given.text().split(":", -1);
        int equals = parts[0].indexOf('=');
        if (equals < 0) {
            throw given.wrong(SYNTAX);
        }
        String name = parts[0].substring(0, equals);
        if (!NAME.matcher(name).matches()) {
            throw given.refused("has a wrong name; expected visible ASCII characters but + = : and ,");
        }
        Map<Option, OptionValue> settings = settings(given, parts);
        return new ApiKeySpec(
                name,
                environment(given, parts[0].substring(equals + 1)),
                chatbot(option -> Optional.ofNullable(settings.get(option)), defaults));
    }

    private static Environment environment(OptionValue given, String label) {
        for (Environment environment : Environment.values()) {
            if (environment.label().equals(label)) {
                return environment;
            }
        }
        throw given.wrong(SYNTAX + SpellingSuggestion.question(label, List.of("staging", "production")));
    }

    private static Map<Option, OptionValue> settings(OptionValue given, String[] parts) {
        Map<Option, OptionValue> settings = new EnumMap<>(Option.class);
        for (String part : List.of(parts).subList(1, parts.length)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            Option option = setting(given, name);
            if (equals < 0) {
                throw given.refused("gives " + name + " no value; expected " + name + "=" + option.label());
            }
            if (settings.put(option, given.part(name, part.substring(equals + 1))) != null) {
                throw given.refused("gives " + name + " twice; expected each setting once");
            }
        }
        return settings;
    }

    private static Option setting(OptionValue given, String name) {
        List<String> known = SETTINGS.stream().map(Option::key).toList();
        return Option.ofKey(name).filter(SETTINGS::contains).orElseThrow(() -> unknown(given, name, known));
    }

    private static ConfigurationException unknown(OptionValue given, String name, List<String> known) {
        return given.refused("has an unknown setting " + MessageText.quotedLine(name)
                + SpellingSuggestion.question(name, known) + "; expected one of " + String.join(", ", known));
    }
}
