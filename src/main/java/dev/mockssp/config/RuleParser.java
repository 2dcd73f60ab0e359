package dev.mockssp.config;

import dev.mockssp.config.value.RuleLevel;
import dev.mockssp.core.text.SpellingSuggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parses levels of integration rules, {@code RULE=LEVEL} or {@code KEY:RULE=LEVEL}. */
final class RuleParser {

    private static final String SYNTAX =
            "RULE=LEVEL or KEY:RULE=LEVEL, where LEVEL is one of " + String.join(", ", RuleLevel.labels());

    private RuleParser() {}

    static List<RuleSetting> read(List<OptionValue> all) {
        Set<String> names = new HashSet<>();
        List<RuleSetting> settings = new ArrayList<>();
        for (OptionValue value : all) {
            int equals = value.text().lastIndexOf('=');
            if (equals < 0) {
                throw value.invalid(SYNTAX);
            }
            String name = value.text().substring(0, equals);
            int colon = name.indexOf(':');
            String rule = name.substring(colon + 1);
            if (rule.isBlank() || colon == 0) {
                throw value.invalid(SYNTAX);
            }
            if (!names.add(name)) {
                throw value.error("repeats a rule; expected each rule once, and once for each key");
            }
            settings.add(new RuleSetting(
                    colon < 0 ? Optional.empty() : Optional.of(name.substring(0, colon)),
                    rule,
                    level(value, value.text().substring(equals + 1)),
                    value.text(),
                    value.source()));
        }
        return settings;
    }

    private static RuleLevel level(OptionValue value, String label) {
        return RuleLevel.of(label)
                .orElseThrow(() -> value.invalid(SYNTAX + SpellingSuggestion.question(label, RuleLevel.labels())));
    }
}
