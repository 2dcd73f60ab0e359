package dev.mockssp.junit;

import dev.mockssp.client.InlineScenarios;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.SpellingSuggestion;
import dev.mockssp.journal.Finding.Severity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a double is started with.
 *
 * @param settings its options
 * @param failOn how grave a finding must be to fail a test; empty for never
 */
record ExtensionSettings(Settings settings, Optional<Severity> failOn) {

    static ExtensionSettings of(MockSspTest annotation) {
        Settings settings = Settings.of(Option.SCENARIO, annotation.scenario());
        InlineScenarios given = InlineScenarios.none();
        for (String file : annotation.scenarioFiles()) {
            given = given.and(Path.of(file));
        }
        if (!given.files().isEmpty()) {
            settings = settings.with(Option.SCENARIO_JSON, given.option());
        }
        settings = unlessEmpty(settings, Option.SCENARIOS, annotation.scenarios());
        settings = unlessEmpty(settings, Option.INVENTORY, annotation.inventory());
        settings = unlessEmpty(settings, Option.CLOCK, annotation.clock());
        for (String key : annotation.keys()) {
            settings = settings.with(Option.KEY, key);
        }
        atMostOne("seed", annotation.seed().length);
        atMostOne("failOnFindings", annotation.failOnFindings().length);
        for (long seed : annotation.seed()) {
            settings = settings.with(Option.SEED, seed);
        }
        for (String option : annotation.options()) {
            settings = named(settings, option);
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

    private static void atMostOne(String member, int given) {
        if (given > 1) {
            throw new ConfigurationException("@MockSspTest, " + member + ": expected one value at most, not " + given);
        }
    }

    private static Settings unlessEmpty(Settings settings, Option option, String value) {
        return value.isEmpty() ? settings : settings.with(option, value);
    }

    private static Settings named(Settings settings, String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        if (name.equals(Option.PORT.key()) || name.equals(Option.HOST.key())) {
            throw new ConfigurationException(
                    "@MockSspTest, options: \"" + text
                            + "\" cannot be: the double listens on a free port of the loopback interface; ask it for baseUrl()");
        }
        return Option.all().stream()
                .filter(option -> equals >= 0 && option.key().equals(name))
                .findFirst()
                .map(option -> settings.with(option, text.substring(equals + 1)))
                .orElseThrow(() -> new ConfigurationException("@MockSspTest, options: \"" + text
                        + "\" is no name=value" + SpellingSuggestion.question(name, names()) + "; expected a name of "
                        + String.join(", ", names())));
    }
}
