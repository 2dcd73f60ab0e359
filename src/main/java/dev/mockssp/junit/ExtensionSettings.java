package dev.mockssp.junit;

import dev.mockssp.client.InlineScenarios;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.SpellingSuggestion;
import dev.mockssp.journal.Finding.Severity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The settings of an extension.
 *
 * @param settings the options of the mock server
 * @param failOn the least severe findings that fail a test; empty if no finding does
 */
record ExtensionSettings(Settings settings, Optional<Severity> failOn) {

    static ExtensionSettings of(MockSspTest annotation) {
        Settings settings = Settings.of(Option.SCENARIO, annotation.scenario());
        InlineScenarios scenarios = InlineScenarios.none();
        for (String file : annotation.scenarioFiles()) {
            scenarios = scenarios.and(Path.of(file));
        }
        if (!scenarios.files().isEmpty()) {
            settings = settings.with(Option.SCENARIO_JSON, scenarios.option());
        }
        settings = withUnlessEmpty(settings, Option.SCENARIOS, annotation.scenarios());
        settings = withUnlessEmpty(settings, Option.INVENTORY, annotation.inventory());
        settings = withUnlessEmpty(settings, Option.CLOCK, annotation.clock());
        for (String key : annotation.keys()) {
            settings = settings.with(Option.KEY, key);
        }
        atMostOne("seed", annotation.seed().length);
        atMostOne("failOnFindings", annotation.failOnFindings().length);
        for (long seed : annotation.seed()) {
            settings = settings.with(Option.SEED, seed);
        }
        for (String option : annotation.options()) {
            settings = withNamedOption(settings, option);
        }
        return new ExtensionSettings(
                settings, Arrays.stream(annotation.failOnFindings()).findFirst());
    }

    private static List<String> names() {
        return Option.all().stream()
                .filter(option -> option != Option.PORT && option != Option.HOST)
                .map(Option::key)
                .toList();
    }

    private static void atMostOne(String member, int count) {
        if (count > 1) {
            throw new ConfigurationException("@MockSspTest, " + member + ": expected at most one value, got " + count);
        }
    }

    private static Settings withUnlessEmpty(Settings settings, Option option, String value) {
        return value.isEmpty() ? settings : settings.with(option, value);
    }

    private static Settings withNamedOption(Settings settings, String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        if (name.equals(Option.PORT.key()) || name.equals(Option.HOST.key())) {
            throw new ConfigurationException("@MockSspTest, options: \"" + text
                    + "\" is not allowed: the mock server listens on a free port of the loopback interface;"
                    + " baseUrl() returns it");
        }
        return Option.all().stream()
                .filter(option -> equals >= 0 && option.key().equals(name))
                .findFirst()
                .map(option -> settings.with(option, text.substring(equals + 1)))
                .orElseThrow(() -> new ConfigurationException("@MockSspTest, options: \"" + text
                        + "\" is not an option" + SpellingSuggestion.question(name, names())
                        + "; expected name=value with one of the names " + String.join(", ", names())));
    }
}
