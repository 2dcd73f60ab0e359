package dev.mockssp.config;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.ConfigurationException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Options chosen in code, one after the other: {@code Settings.of(Option.PORT, 0).with(Option.SCENARIO, "slow")}.
 *
 * @param values the texts given for each option
 */
public record Settings(Map<Option, List<String>> values) {

    public Settings {
        Map<Option, List<String>> copy = new EnumMap<>(Option.class);
        values.forEach((option, texts) -> copy.put(option, List.copyOf(texts)));
        values = Map.copyOf(copy);
    }

    /** @return no choice: every option is at its default */
    public static Settings none() {
        return new Settings(Map.of());
    }

    /** @return one choice; the parameters are those of {@link #with} */
    public static Settings of(Option option, Object value) {
        return none().with(option, value);
    }

    /**
     * @param option an option
     * @param value its value, written as on the command line; a repeatable option gets one value more, another one a
     *     new value
     * @return these settings with that choice
     */
    public Settings with(Option option, Object value) {
        requireNonNull(option, "option");
        requireNonNull(value, option.key());
        List<String> texts = new ArrayList<>(option.repeatable() ? values.getOrDefault(option, List.of()) : List.of());
        texts.add(value.toString());
        Map<Option, List<String>> more = new EnumMap<>(Option.class);
        more.putAll(values);
        more.put(option, texts);
        return new Settings(more);
    }

    /**
     * @param others options that win over those chosen here, list by list
     * @return both as one
     */
    public Settings with(Settings others) {
        Map<Option, List<String>> more = new EnumMap<>(Option.class);
        more.putAll(values);
        more.putAll(others.values);
        return new Settings(more);
    }

    /**
     * @return what these settings come to; no environment variable is looked at
     * @throws ConfigurationException when a value is wrong
     */
    public Config config() {
        return ConfigReader.read(values, Map.of()).config();
    }
}
