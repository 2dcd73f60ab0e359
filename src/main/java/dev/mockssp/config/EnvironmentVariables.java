package dev.mockssp.config;

import dev.mockssp.core.MessageText;
import dev.mockssp.core.SpellingSuggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The options that were given as environment variables. An empty variable counts as not set.
 *
 * @param values what was given
 * @param warnings a line for each variable that looks like an option and is none
 */
record EnvironmentVariables(OptionValues values, List<String> warnings) {

    /** What the names of variables for {@code pact publish} begin with. */
    private static final String BROKER = Option.PREFIX + "BROKER_";

    static EnvironmentVariables read(Map<String, String> environment) {
        Map<Option, List<OptionValue>> given = new EnumMap<>(Option.class);
        List<String> warnings = new ArrayList<>();
        new TreeMap<>(environment).forEach((name, text) -> {
            if (!name.startsWith(Option.PREFIX) || name.startsWith(BROKER) || text.isEmpty()) {
                return;
            }
            Optional<Option> option = Option.ofVariable(name);
            option.ifPresent(it -> given.put(
                    it,
                    texts(it, text).map(one -> OptionValue.byVariable(it, one)).toList()));
            if (option.isEmpty()) {
                warnings.add(unknown(name));
            }
        });
        return new EnvironmentVariables(new OptionValues(given), List.copyOf(warnings));
    }

    private static String unknown(String name) {
        // The common prefix would make every short name look close to every other.
        List<String> known = Option.all().stream().map(Option::name).toList();
        return "the environment variable " + MessageText.line(name) + " is no option and is ignored"
                + SpellingSuggestion.of(name.substring(Option.PREFIX.length()), known)
                        .map(it -> " (did you mean " + Option.PREFIX + it + "?)")
                        .orElse("");
    }

    private static Stream<String> texts(Option option, String text) {
        return option.repeatable() ? split(text) : Stream.of(text);
    }

    /** The parts of a list in one text. */
    static Stream<String> split(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(part -> !part.isEmpty());
    }
}
