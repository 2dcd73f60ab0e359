package dev.mockssp.junit;

import static java.util.Objects.requireNonNull;

import dev.mockssp.client.InlineScenarios;
import dev.mockssp.client.ScenarioScript;
import dev.mockssp.config.Environment;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.journal.Finding.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What a {@link MockSspExtension} starts its double with. Wrong values are found when it starts. Paths start from where
 * the tests run.
 */
public final class MockSspExtensionBuilder {

    private Settings settings = Settings.none();
    private InlineScenarios scripts = InlineScenarios.none();
    private Optional<Severity> failOn = Optional.empty();

    MockSspExtensionBuilder() {}

    /** @return this, with that scenario active at the start */
    public MockSspExtensionBuilder scenario(String name) {
        return option(Option.SCENARIO, name);
    }

    /** @return this, with that script active at the start */
    public MockSspExtensionBuilder scenario(ScenarioScript script) {
        return scripts(script).scenario(script.name());
    }

    /** @return this, with these scripts to choose from */
    public MockSspExtensionBuilder scripts(ScenarioScript... more) {
        for (ScenarioScript script : more) {
            scripts = scripts.and(script);
        }
        return this;
    }

    /** @return this, with that scenario file, active at the start under its name without {@code .json} */
    public MockSspExtensionBuilder scenarioFile(Path file) {
        scripts = scripts.and(file);
        return scenario(InlineScenarios.nameOf(file));
    }

    /** @return this, with the scenario files of that folder to choose from */
    public MockSspExtensionBuilder scenarios(Path folder) {
        return option(Option.SCENARIOS, folder);
    }

    /** @return this, with the campaigns of that file */
    public MockSspExtensionBuilder inventory(Path file) {
        return option(Option.INVENTORY, file);
    }

    /** @return this, with that API key beside the ready ones */
    public MockSspExtensionBuilder key(String name, Environment environment) {
        return option(Option.KEY, name + "=" + environment.label());
    }

    /** @return this, with ids, chance and choice repeatable */
    public MockSspExtensionBuilder seed(long seed) {
        return option(Option.SEED, seed);
    }

    /** @return this, with a clock that stands still */
    public MockSspExtensionBuilder clock(Instant at) {
        return option(Option.CLOCK, at);
    }

    /** @return this, with that option, its value written as on the command line */
    public MockSspExtensionBuilder option(Option option, Object value) {
        settings = settings.with(option, value);
        return this;
    }

    /** @return this, with tests failing whose requests have findings as grave as that */
    public MockSspExtensionBuilder failOnFindings(Severity severity) {
        failOn = Optional.of(requireNonNull(severity, "severity"));
        return this;
    }

    /** @return the extension */
    public MockSspExtension build() {
        Settings all = scripts.files().isEmpty() ? settings : settings.with(Option.SCENARIO_JSON, scripts.option());
        return new MockSspExtension(new ExtensionSettings(all, failOn));
    }
}
