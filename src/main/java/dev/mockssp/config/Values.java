package dev.mockssp.config;

import dev.mockssp.exchange.ConfigurationException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was given for each option, where one source hides another. */
record Values(Map<Option, List<Given>> given) {

    static Values none() {
        return new Values(Map.of());
    }

    static Values ofFlags(Map<Option, List<String>> flags) {
        Map<Option, List<Given>> given = new EnumMap<>(Option.class);
        flags.forEach((option, texts) -> given.put(
                option, texts.stream().map(text -> Given.byFlag(option, text)).toList()));
        return new Values(given);
    }

    /** These values, and of the others those whose option is not among these. */
    Values over(Values others) {
        Map<Option, List<Given>> both = new EnumMap<>(Option.class);
        both.putAll(others.given);
        given.forEach((option, texts) -> {
            if (!texts.isEmpty()) {
                both.put(option, texts);
            }
        });
        return new Values(both);
    }

    /** What was given, else the option's default. */
    Given one(Option option) {
        return maybe(option)
                .or(() -> option.initial().map(text -> Given.byDefault(option, text)))
                .orElseThrow(() -> new IllegalStateException(option.flag() + " has no default"));
    }

    /** What was given. */
    Optional<Given> maybe(Option option) {
        List<Given> all = all(option);
        if (all.size() > 1) {
            throw new ConfigurationException(
                    all.get(0).place() + " is given " + all.size() + " times; expected only once");
        }
        return all.stream().findFirst();
    }

    List<Given> all(Option option) {
        return given.getOrDefault(option, List.of());
    }
}
