package dev.mockssp.junit;

import dev.mockssp.MockSsp;
import dev.mockssp.client.GivenScenarios;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.exchange.ConfigurationException;
import dev.mockssp.journal.Finding.Severity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a double is started with.
 *
 * @param settings its options
 * @param failOn how grave a finding must be to fail a test; empty for never
 */
record Blueprint(Settings settings, Optional<Severity> failOn) {

    static Blueprint of(MockSspTest annotation) {
        Settings settings = Settings.of(Option.SCENARIO, annotation.scenario());
        GivenScenarios given = GivenScenarios.none();
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
        for (long seed : annotation.seed()) {
            settings = settings.with(Option.SEED, seed);
        }
        for (String option : annotation.options()) {
            settings = named(settings, option);
        }
        return new Blueprint(
                settings, Arrays.stream(annotation.failOnFindings()).findFirst());
    }

    private static Settings unlessEmpty(Settings settings, Option option, String value) {
        return value.isEmpty() ? settings : settings.with(option, value);
    }

    private static Settings named(Settings settings, String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        return Option.all().stream()
                .filter(option -> equals >= 0 && option.key().equals(name))
                .findFirst()
                .map(option -> settings.with(option, text.substring(equals + 1)))
                .orElseThrow(() -> new ConfigurationException("@MockSspTest, options: \"" + text
                        + "\" is no name=value; expected a name of "
                        + Option.all().stream().map(Option::key).collect(Collectors.joining(", "))));
    }

    MockSsp start() {
        return MockSsp.start(settings);
    }
}
