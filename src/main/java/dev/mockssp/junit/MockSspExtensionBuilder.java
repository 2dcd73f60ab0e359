package dev.mockssp.junit;

import static java.util.Objects.requireNonNull;

import dev.mockssp.client.InlineScenarios;
import dev.mockssp.client.ScenarioScript;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.config.value.Environment;
import dev.mockssp.journal.Finding.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Builder of a {@link MockSspExtension}. Most values are checked when the mock server starts. Paths are relative to the
 * working directory of the tests.
 */
public final class MockSspExtensionBuilder {

    private Settings settings = Settings.none();
    private InlineScenarios scripts = InlineScenarios.none();
    private Optional<Severity> failOn = Optional.empty();

    MockSspExtensionBuilder() {}

    /**
     * Activates a scenario at the start and after each reset.
     *
     * @param name the name of the scenario
     * @return this builder
     */
    public MockSspExtensionBuilder scenario(String name) {
        return option(Option.SCENARIO, name);
    }

    /**
     * Registers a scenario and activates it at the start and after each reset.
     *
     * @param script a scenario written in code
     * @return this builder
     */
    public MockSspExtensionBuilder scenario(ScenarioScript script) {
        return scripts(script).scenario(script.name());
    }

    /**
     * Registers scenarios, without activating one.
     *
     * @param added scenarios written in code
     * @return this builder
     */
    public MockSspExtensionBuilder scripts(ScenarioScript... added) {
        for (ScenarioScript script : added) {
            scripts = scripts.and(script);
        }
        return this;
    }

    /**
     * Registers a scenario file and activates it at the start and after each reset.
     *
     * @param file a scenario file; the name of the scenario is the file name without {@code .json}
     * @return this builder
     * @throws dev.mockssp.core.ConfigurationException if the file cannot be read or is not valid JSON
     */
    public MockSspExtensionBuilder scenarioFile(Path file) {
        scripts = scripts.and(file);
        return scenario(InlineScenarios.nameOf(file));
    }

    /**
     * Registers the scenario files of a folder.
     *
     * @param folder a folder of scenario files
     * @return this builder
     */
    public MockSspExtensionBuilder scenarios(Path folder) {
        return option(Option.SCENARIOS, folder);
    }

    /**
     * Replaces the built-in campaigns.
     *
     * @param file an inventory file
     * @return this builder
     */
    public MockSspExtensionBuilder inventory(Path file) {
        return option(Option.INVENTORY, file);
    }

    /**
     * Adds an API key to those that are always valid.
     *
     * @param name the key
     * @param environment the environment of the key
     * @return this builder
     */
    public MockSspExtensionBuilder key(String name, Environment environment) {
        return option(Option.KEY, name + "=" + environment.label());
    }

    /**
     * Makes ids, probabilities and random choices repeatable.
     *
     * @param seed any number
     * @return this builder
     */
    public MockSspExtensionBuilder seed(long seed) {
        return option(Option.SEED, seed);
    }

    /**
     * Freezes the clock.
     *
     * @param at the instant that the clock shows
     * @return this builder
     */
    public MockSspExtensionBuilder clock(Instant at) {
        return option(Option.CLOCK, at);
    }

    /**
     * Sets an option. A repeatable option gets one more value.
     *
     * @param option the option
     * @param value the value in the format of the command line; its {@code toString} is used
     * @return this builder
     */
    public MockSspExtensionBuilder option(Option option, Object value) {
        settings = settings.with(option, value);
        return this;
    }

    /**
     * Fails each test whose requests have findings of this severity or a higher one.
     *
     * @param severity the least severe findings that fail a test
     * @return this builder
     */
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
