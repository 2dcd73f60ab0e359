package dev.mockssp.config;

import dev.mockssp.core.ConfigurationException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was given for each option, where one source hides another. */
record OptionValues(Map<Option, List<OptionValue>> given) {

    static OptionValues none() {
        return new OptionValues(Map.of());
    }

    static OptionValues ofFlags(Map<Option, List<String>> flags) {
        Map<Option, List<OptionValue>> given = new EnumMap<>(Option.class);
        flags.forEach((option, texts) -> given.put(
                option,
                texts.stream().map(text -> OptionValue.byFlag(option, text)).toList()));
        return new OptionValues(given);
    }

    /** These values, and of the others those whose option is not among these. */
    OptionValues over(OptionValues others) {
        Map<Option, List<OptionValue>> both = new EnumMap<>(Option.class);
        both.putAll(others.given);
        given.forEach((option, texts) -> {
            if (!texts.isEmpty()) {
                both.put(option, texts);
            }
        });
        return new OptionValues(both);
    }

    /** What was given, else the option's default. */
    OptionValue one(Option option) {
        return maybe(option)
                .or(() -> option.initial().map(text -> OptionValue.byDefault(option, text)))
                .orElseThrow(() -> new IllegalStateException(option.flag() + " has no default"));
    }

    /** What was given. */
    Optional<OptionValue> maybe(Option option) {
        List<OptionValue> all = all(option);
        if (all.size() > 1) {
            throw new ConfigurationException(
                    all.get(0).place() + " is given " + all.size() + " times; expected only once");
        }
        return all.stream().findFirst();
    }

    List<OptionValue> all(Option option) {
        return given.getOrDefault(option, List.of());
    }
}
