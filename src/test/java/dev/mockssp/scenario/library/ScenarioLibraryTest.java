package dev.mockssp.scenario.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.ScenarioSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioLibraryTest {

    private static final Scenario OWN = ScenarioSamples.steps("{'no_bid': {'message': 'own'}}");

    private final ScenarioLibrary library = new ScenarioLibrary(ScenarioSamples.PARSER);

    @Test
    void builtInScenariosAreParsedWhenTheyAreFirstAskedForAndOnce() {
        List<String> parsed = new ArrayList<>();
        ScenarioLibrary counting = new ScenarioLibrary((name, json, source) -> {
            parsed.add(name);
            return ScenarioSamples.PARSER.parse(name, json, source);
        });
        counting.names();
        assertThat(parsed).isEmpty();

        assertThat(counting.find("flaky")).isEqualTo(counting.find("flaky")).isPresent();
        assertThat(parsed).containsExactly("flaky");

        assertThat(counting.all()).hasSize(31);
        assertThat(parsed).hasSize(31).doesNotHaveDuplicates();
    }

    @Test
    void aLaterLayerWins(@TempDir Path dir) throws IOException {
        Files.write(dir.resolve("flaky.json"), ScenarioSamples.document("{'no_bid': {'message': 'folder'}}"));
        Files.write(dir.resolve("mine.json"), ScenarioSamples.document("{'fill': {}}"));
        ScenarioLibrary layered = new ScenarioLibrary(
                ScenarioSamples.PARSER, ScenarioFolder.open(dir, ScenarioSamples.PARSER, line -> {}));
        assertThat(originOf("flaky", layered)).isEqualTo(ScenarioLibrary.Origin.FOLDER);
        assertThat(layered.find("flaky")
                        .orElseThrow()
                        .toJson()
                        .at("/steps/0/no_bid/message")
                        .asString())
                .isEqualTo("folder");
        assertThat(layered.names()).hasSize(32).endsWith("late-view-token", "mine");

        layered.put("flaky", OWN);
        layered.put("extra", OWN);
        assertThat(originOf("flaky", layered)).isEqualTo(ScenarioLibrary.Origin.RUNTIME);
        assertThat(layered.find("flaky").orElseThrow().steps()).isEqualTo(OWN.steps());
        assertThat(layered.names())
                .hasSize(33)
                .startsWith("default", "always-fill")
                .endsWith("mine", "extra");

        layered.put("own", "staging-a", OWN);
        assertThat(layered.runtime().map(entry -> entry.scenario().name() + " " + entry.key()))
                .containsExactly("extra Optional.empty", "flaky Optional.empty", "own Optional[staging-a]");
        assertThat(layered.remove("flaky")).isTrue();
        assertThat(layered.remove("extra")).isTrue();
        assertThat(originOf("flaky", layered)).isEqualTo(ScenarioLibrary.Origin.FOLDER);
        assertThat(originOf("default", layered)).isEqualTo(ScenarioLibrary.Origin.BUILT_IN);
        assertThat(layered.find("extra")).isEmpty();
    }

    @Test
    void aScenarioIsPutUnderTheNameThatIsGiven() {
        library.put("other", OWN);

        assertThat(library.find("other").orElseThrow().name()).isEqualTo("other");
    }

    @Test
    void aNameThatIsNotAllowedCannotBePut() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> library.put("No Good", OWN))
                .withMessageContaining("\"No Good\" is not allowed");
    }

    @Test
    void onlyWhatWasPutAtRunTimeIsRemoved() {
        library.put("no-bid", OWN);

        assertThat(library.remove("no-bid")).isTrue();
        assertThat(library.remove("no-bid")).isFalse();
        assertThat(library.remove("never-there")).isFalse();
        assertThat(originOf("no-bid", library)).isEqualTo(ScenarioLibrary.Origin.BUILT_IN);
    }

    @ParameterizedTest
    @CsvSource({
        "flakey, flaky",
        "Slow, slow",
        "no-bids, no-bid",
        "always_fill, always-fill",
        "sponsored-prompt, sponsored-prompts",
        "rate-limit, rate-limited",
        "deflaut, default",
    })
    void anUnknownNameGetsTheNameThatWasMeant(String typed, String meant) {
        assertThat(library.unknown(typed))
                .startsWith("Unknown scenario \"" + typed + "\"; did you mean \"" + meant
                        + "\"? There are 31 scenarios, the nearest are " + meant + ", ")
                .hasLineCount(1);
        assertThat(library.nearest(typed)).hasSize(5).startsWith(meant);
    }

    @Test
    void anUnknownNameThatIsLikeNoneGetsTheNumberOfNames() {
        library.put("mine", OWN);

        assertThat(library.unknown("quite-something-else\n"))
                .startsWith(
                        "Unknown scenario \"quite-something-else\\u000a\". There are 32 scenarios, the nearest are ")
                .hasLineCount(1);
        assertThat(library.unknown("x".repeat(2 << 20)))
                .isEqualTo("Unknown scenario \"" + "x".repeat(40) + "…\". There are 32 scenarios");
    }

    @Test
    void theMessageIsShortForTenThousandScenarios() {
        for (int i = 0; i < 10_000; i++) {
            library.put("scenario-" + i, OWN);
        }

        assertThat(library.unknown("scenrio-7777"))
                .contains("did you mean \"scenario-7777\"?", "There are 10031 scenarios")
                .hasSizeLessThan(250);
        assertThat(library.nearest("scenrio-7777")).hasSize(5).startsWith("scenario-7777");
    }

    private static ScenarioLibrary.Origin originOf(String name, ScenarioLibrary library) {
        return library.all().stream()
                .filter(entry -> entry.scenario().name().equals(name))
                .findFirst()
                .orElseThrow()
                .origin();
    }
}
