package dev.mockssp.config;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.core.text.SpellingSuggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The options that are set by environment variables. An empty variable counts as not set, except that of a secret: an
 * empty one would turn off what it is for.
 *
 * @param values the values of the options
 * @param warnings one line for each {@code MOCK_SSP_} variable that is not an option
 */
record EnvironmentVariables(OptionValues values, List<String> warnings) {

    /** The prefix of the variables of {@code pact publish}. */
    private static final String BROKER = Option.PREFIX + "BROKER_";

    /** What Kubernetes also sets in each pod for a service whose name begins with mock-ssp. */
    private static final Pattern OF_KUBERNETES =
            Pattern.compile(".*_SERVICE_(HOST|PORT(_.+)?)|.*_PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?");

    static EnvironmentVariables read(Map<String, String> environment) {
        Map<Option, List<OptionValue>> values = new EnumMap<>(Option.class);
        List<String> warnings = new ArrayList<>();
        new TreeMap<>(environment).forEach((name, text) -> {
            if (!name.startsWith(Option.PREFIX)
                    || name.startsWith(BROKER)
                    || OF_KUBERNETES.matcher(name).matches()) {
                return;
            }
            Optional<Option> option = Option.ofVariable(name);
            if (text.isEmpty()
                    && option.filter(it -> it.type() == Option.Type.SECRET).isEmpty()) {
                return;
            }
            option.ifPresent(it -> values.put(
                    it,
                    texts(it, text).map(one -> OptionValue.byVariable(it, one)).toList()));
            if (option.isEmpty()) {
                warnings.add(unknown(name));
            }
        });
        return new EnvironmentVariables(new OptionValues(values), List.copyOf(warnings));
    }

    private static String unknown(String name) {
        // With the common prefix, every short name would look similar to every other.
        List<String> known = Option.all().stream().map(Option::name).toList();
        return "the environment variable " + MessageText.line(name) + " is not an option and is ignored"
                + SpellingSuggestion.of(name.substring(Option.PREFIX.length()), known)
                        .map(it -> " (did you mean " + Option.PREFIX + it + "?)")
                        .orElse("");
    }

    private static Stream<String> texts(Option option, String text) {
        return option.repeatable() ? split(text) : Stream.of(text);
    }

    /** Splits a list that is separated by commas. */
    static Stream<String> split(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(part -> !part.isEmpty());
    }
}
