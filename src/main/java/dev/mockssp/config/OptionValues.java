package dev.mockssp.config;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.MessageText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of the options, from one source or several.
 *
 * @param byOption the values; none for an option that is not set
 * @param file the configuration file that some of them come from
 */
record OptionValues(Map<Option, List<OptionValue>> byOption, Optional<String> file) {

    OptionValues(Map<Option, List<OptionValue>> byOption) {
        this(byOption, Optional.empty());
    }

    static OptionValues none() {
        return new OptionValues(Map.of());
    }

    static OptionValues ofFlags(Map<Option, List<String>> flags) {
        Map<Option, List<OptionValue>> values = new EnumMap<>(Option.class);
        flags.forEach((option, texts) -> values.put(
                option,
                texts.stream().map(text -> OptionValue.byFlag(option, text)).toList()));
        return new OptionValues(values);
    }

    /** Returns these values, and those of the other source for options that are not set here. */
    OptionValues over(OptionValues others) {
        Map<Option, List<OptionValue>> both = new EnumMap<>(Option.class);
        both.putAll(others.byOption);
        byOption.forEach((option, values) -> {
            if (!values.isEmpty()) {
                both.put(option, values);
            }
        });
        return new OptionValues(both, file.or(others::file));
    }

    /** Returns these values without those of an option. */
    OptionValues without(Option option) {
        Map<Option, List<OptionValue>> others = new EnumMap<>(Option.class);
        others.putAll(byOption);
        others.remove(option);
        return new OptionValues(others);
    }

    /** Returns the value of the option, or else its default. */
    OptionValue one(Option option) {
        return maybe(option)
                .or(() -> option.defaultValue().map(text -> OptionValue.byDefault(option, text)))
                .orElseThrow(() -> new IllegalStateException(option.flag() + " has no default"));
    }

    /**
     * Returns the value of the option, without its default.
     *
     * @throws ConfigurationException if the option is set more than once
     */
    Optional<OptionValue> maybe(Option option) {
        List<OptionValue> all = all(option);
        if (all.size() > 1) {
            throw new ConfigurationException(
                    all.get(0).place() + " is given " + MessageText.count(all.size(), "time") + "; expected only once");
        }
        return all.stream().findFirst();
    }

    /** Returns the sources of the values; of a list, that of the first one. */
    OptionSources sources() {
        Map<Option, String> sources = new EnumMap<>(Option.class);
        byOption.forEach((option, values) -> values.stream()
                .findFirst()
                .flatMap(OptionValue::source)
                .ifPresent(source -> sources.put(option, source)));
        return new OptionSources(sources, file);
    }

    List<OptionValue> all(Option option) {
        return byOption.getOrDefault(option, List.of());
    }
}
