package dev.mockssp.config;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.ConfigurationException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Options set in code: {@code Settings.of(Option.PORT, 0).with(Option.SCENARIO, "slow")}. Immutable. Values are checked
 * by {@link #config}, which every start calls.
 *
 * @param values the values of each option that is set, in the format of the command line
 */
public record Settings(Map<Option, List<String>> values) {

    public Settings {
        Map<Option, List<String>> copy = new EnumMap<>(Option.class);
        values.forEach((option, texts) -> copy.put(option, List.copyOf(texts)));
        values = Map.copyOf(copy);
    }

    /** @return settings without any option: each has its default */
    public static Settings none() {
        return new Settings(Map.of());
    }

    /**
     * @param option an option
     * @param value its value, as for {@link #with(Option, Object)}
     * @return settings with one option
     */
    public static Settings of(Option option, Object value) {
        return none().with(option, value);
    }

    /**
     * Sets an option. A repeatable option gets one more value; any other option gets a new value.
     *
     * @param option an option
     * @param value its value in the format of the command line; its {@code toString} is used
     * @return a copy with the option
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
     * Merges settings.
     *
     * @param others settings whose options replace those set here
     * @return the options of both
     */
    public Settings with(Settings others) {
        Map<Option, List<String>> more = new EnumMap<>(Option.class);
        more.putAll(values);
        more.putAll(others.values);
        return new Settings(more);
    }

    /**
     * Validates the settings and applies the defaults. Environment variables are ignored.
     *
     * @return the complete configuration
     * @throws ConfigurationException if a value is not valid
     */
    public Config config() {
        return ConfigReader.read(values, Map.of()).config();
    }
}
