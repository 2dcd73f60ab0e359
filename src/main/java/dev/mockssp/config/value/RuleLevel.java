package dev.mockssp.config.value;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What becomes of the findings of an integration rule. */
public enum RuleLevel {
    OFF,
    INFO,
    WARNING,
    ERROR;

    /** @return the level as users write it, such as {@code off} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(RuleLevel::label).toList();
    }

    public static Optional<RuleLevel> of(String label) {
        return Arrays.stream(values())
                .filter(level -> level.label().equals(label))
                .findFirst();
    }
}
