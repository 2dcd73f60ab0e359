package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.json.Json;
import dev.mockssp.scenario.library.ScenarioLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Every file in {@code scenarios/} behaves as described (contract.md section 3), over a port, however it is selected.
 */
@Timeout(120)
class BuiltInScenariosOverHttpTest {

    private static final Path FOLDER = Path.of("scenarios");

    private MockSsp ssp;

    @BeforeEach
    void start() {
        ssp = start(1);
    }

    private MockSsp start(long seed) {
        return start(settings(seed));
    }

    /** With a frozen clock, so that rate limit windows and timestamps are known. */
    private static Settings settings(long seed) {
        return Settings.of(Option.CLOCK, ScenarioRun.NOW).with(Option.SEED, seed);
    }

    MockSsp start(Settings settings) {
        return MockSsp.start(settings);
    }

    Publisher publisher(MockSsp started, Api api, String key) {
        return Publisher.of(started, api, key);
    }

    /** One selection is enough for a scenario that takes three seconds. */
    boolean isPlayed(String scenario, Api api, ScenarioSelection way) {
        return !scenario.equals("slow") || way.ordinal() == api.ordinal();
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    @TestFactory
    Stream<DynamicTest> everyScenarioOnBothEndpointsChosenInEveryWay() {
        return names().stream()
                .flatMap(name -> Stream.of(Api.values())
                        .flatMap(api -> Stream.of(ScenarioSelection.values())
                                .filter(way -> isPlayed(name, api, way))
                                .map(way ->
                                        dynamicTest(name + " on " + api + " by " + way, () -> play(name, api, way)))));
    }

    private void play(String name, Api api, ScenarioSelection way) throws IOException {
        ssp.reset();
        ScenarioRun played = way.choose(ssp, name, publisher(ssp, api, "production-" + name + "-" + way));
        ScenarioExpectations.of(name).check(played);
        ssp.admin().refresh();
        assertThat(ssp.requests())
                .filteredOn(exchange -> !exchange.request().method().equals("OPTIONS"))
                .isNotEmpty()
                .allSatisfy(exchange -> {
                    assertThat(exchange.scenario().name()).isEqualTo(name);
                    assertThat(exchange.scenario().by()).isEqualTo(way.label());
                });
        assertThat(played.publisher()
                        .with("X-Mock-Scenario", "always-fill")
                        .ask()
                        .status())
                .as("the next request works")
                .isEqualTo(200);
    }

    @Test
    void noScenarioIsLeftOut() {
        assertThat(names()).hasSize(24);
        assertThat(ScenarioExpectations.names()).hasSameElementsAs(names());
        assertThat(ssp.admin().scenarios().library().all())
                .extracting(ScenarioLibrary.Entry::scenario)
                .filteredOn(scenario -> scenario.revision().isEmpty())
                .extracting(scenario -> scenario.name())
                .hasSameElementsAs(names());
    }

    @Test
    void lowFillRepeatsWithTheSeedAndOnlyWithIt() {
        List<Boolean> fills = lowFills(ssp);
        try (MockSsp again = start(1);
                MockSsp other = start(2)) {
            assertThat(lowFills(again)).isEqualTo(fills);
            assertThat(lowFills(other)).isNotEqualTo(fills);
        }
    }

    private List<Boolean> lowFills(MockSsp ssp) {
        ssp.use("low-fill");
        Publisher publisher = publisher(ssp, Api.SSP, "staging-seeded");
        List<Boolean> fills = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            fills.add(publisher.ask().filled());
        }
        return fills;
    }

    @Test
    void aNameThatThereIsNotIsNoSilentDefault() {
        for (Api api : Api.values()) {
            Publisher publisher = publisher(ssp, api, "staging-key+no-bit");
            assertThat(publisher.ask().valid(400).message()).contains("no-bit", "no-bid", "low-fill");
            Publisher byHeader = publisher(ssp, api, "staging-key").with("X-Mock-Scenario", "slwo");
            assertThat(byHeader.ask().valid(400).message()).contains("slwo", "slow");
        }
    }

    @Test
    void theMostSpecificChoiceWins() {
        ssp.use("server-error");
        Publisher active = publisher(ssp, Api.SSP, "staging-order");
        assertThat(active.ask().status()).isEqualTo(500);
        ssp.use("rate-limited", "staging-order");
        assertThat(active.ask().status()).isEqualTo(429);
        Publisher suffixed = publisher(ssp, Api.SSP, "staging-order+invalid-key");
        assertThat(suffixed.ask().status()).isEqualTo(401);
        assertThat(suffixed.with("X-Mock-Scenario", "default").ask().status()).isEqualTo(200);
    }

    @Test
    void checksBeforeTheScenarioAndTheBodyStillHold() {
        for (Api api : Api.values()) {
            Publisher filled = publisher(ssp, api, "staging-checks+always-fill");
            assertThat(filled.ask("{}").valid(api.invalid()).message()).contains("userId");
            assertThat(filled.with("Origin", "https://elsewhere.example")
                            .ask()
                            .valid(403)
                            .message())
                    .isEqualTo("Origin not allowed");
            Publisher unknown = publisher(ssp, api, "wrong+always-fill");
            assertThat(unknown.ask().valid(401).status()).isEqualTo(401);
        }
        Publisher eager = publisher(ssp, Api.SSP, "staging-eager+no-bid");
        for (int i = 0; i < 40; i++) {
            assertThat(eager.ask().status()).isEqualTo(200);
        }
        assertThat(eager.ask().valid(429).header("X-RateLimit-Remaining")).contains("0");
    }

    /** The scenarios of every revision; those of 2026 are in the conformance suite. */
    private static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(BuiltInScenariosOverHttpTest::isOfEveryRevision)
                    .map(file -> file.getFileName().toString().replaceAll("\\.json$", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOfEveryRevision(Path file) {
        try {
            return !Json.read(Files.readAllBytes(file)).has("revision");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
