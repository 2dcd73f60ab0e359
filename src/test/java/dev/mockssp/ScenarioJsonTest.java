package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.client.Ads;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.scenario.library.ScenarioLibrary.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios in {@code --scenario-json}. */
class ScenarioJsonTest {

    private static final String GONE =
            "{\"gone\": {\"description\": \"Always 503.\", \"steps\": [{\"fail\": {\"status\": 503}}]}}";

    @Test
    void areThereFromTheStartAndAfterAReset() {
        try (MockSsp ssp = MockSsp.start(Settings.of(Option.SCENARIO_JSON, GONE))) {
            assertThat(ssp.activeScenario()).isEqualTo("default");
            ssp.use("gone");
            assertThat(Ads.request(ssp, MockSsp.STAGING_KEY, "shoes")).isEqualTo(503);
            ssp.reset();
            ssp.use("gone");
            assertThat(ssp.admin()
                            .scenarios()
                            .library()
                            .entry("gone")
                            .orElseThrow()
                            .origin())
                    .isEqualTo(Origin.OPTION);
        }
    }

    @Test
    void winOverAFileAndMayBeActive(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("gone.json"), "{\"description\": \"Of the folder.\", \"steps\": [{\"auction\": {}}]}");
        Settings both = Settings.of(Option.SCENARIO_JSON, GONE)
                .with(Option.SCENARIOS, folder)
                .with(Option.SCENARIO, "gone");
        try (MockSsp ssp = MockSsp.start(both)) {
            assertThat(Ads.request(ssp, MockSsp.STAGING_KEY, "shoes")).isEqualTo(503);
        }
    }

    @Test
    void standInAConfigurationFileToo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("options.json"), "{\"scenario\": \"gone\", \"scenario-json\": " + GONE + "}");
        try (MockSsp ssp = MockSsp.start(Settings.of(Option.CONFIG, file))) {
            assertThat(ssp.activeScenario()).isEqualTo("gone");
        }
    }

    @Test
    void areCheckedAsFilesAre() {
        assertThatThrownBy(() -> MockSsp.start(Settings.of(Option.SCENARIO_JSON, GONE.replace("503}", "200}"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("--scenario-json, gone: /steps/0/fail/status");
        assertThatThrownBy(() -> MockSsp.start(Settings.of(Option.SCENARIO_JSON, GONE.replace("gone", "No Name"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("No Name");
        assertThatThrownBy(() -> MockSsp.start(Settings.of(Option.SCENARIO_JSON, "{")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is not valid JSON");
    }
}
