package dev.mockssp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.Headers;
import dev.mockssp.core.SeededRandom;
import dev.mockssp.core.memory.MemoryBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScenarioPlayerTest {

    private static final SeededRandom SEEDED = new SeededRandom(42);
    private final StepCounters counters = new StepCounters(MemoryBudget.unlimited());

    @Test
    void anAuctionIsPlayedWhenNoStepFires() {
        PlayedStep playedStep =
                play(ScenarioSamples.steps("{'when': {'key': 'other'}, 'no_bid': {}}"), ScenarioSamples.call("key"));

        assertThat(playedStep.index()).isEmpty();
        assertThat(playedStep.behaviour()).isEqualTo(new Behaviour.Auction());
        assertThat(playedStep.delay()).isZero();
    }

    @Test
    void theFirstStepThatFiresIsPlayed() {
        Scenario scenario =
                ScenarioSamples.steps("{'when': {'endpoint': 'get-ad'}, 'fill': {}}, {'no_bid': {}}, {'fill': {}}");

        assertThat(play(scenario, ScenarioSamples.call("key")).index()).hasValue(1);
    }

    @Test
    void firstFiresForTheFirstCalls() {
        Scenario scenario = ScenarioSamples.steps("{'when': {'first': 2}, 'fail': {'status': 500}}, {'fill': {}}");

        assertThat(indexes(scenario, 5)).containsExactly(0, 0, 1, 1, 1);
    }

    @Test
    void everyFiresForEachSoManieth() {
        Scenario scenario = ScenarioSamples.steps("{'when': {'every': 3}, 'fail': {'status': 500}}, {'fill': {}}");

        assertThat(indexes(scenario, 7)).containsExactly(1, 1, 0, 1, 1, 0, 1);
    }

    @Test
    void conditionsOfOneStepMustAllHold() {
        Scenario scenario = ScenarioSamples.steps("{'when': {'first': 4, 'every': 2}, 'no_bid': {}}, {'fill': {}}");

        assertThat(indexes(scenario, 6)).containsExactly(1, 0, 1, 0, 1, 1);
    }

    @Test
    void aStepCountsOnlyTheCallsThatReachIt() {
        Scenario scenario = ScenarioSamples.steps(
                "{'when': {'every': 2}, 'no_bid': {}}, {'when': {'every': 2}, 'fail': {'status': 500}}, {'fill': {}}");

        assertThat(indexes(scenario, 8)).containsExactly(2, 0, 1, 0, 2, 0, 1, 0);
    }

    @Test
    void aStepCountsOnlyTheCallsThatMeetItsOtherConditions() {
        Scenario scenario = ScenarioSamples.steps("{'when': {'first': 1, 'endpoint': 'get-ad'}, 'no_bid': {}}");
        TriggerInput other = new TriggerInput("get-ad", "key", Headers.none(), Optional::empty);

        assertThat(play(scenario, ScenarioSamples.call("key")).index()).isEmpty();
        assertThat(play(scenario, other).index()).hasValue(0);
        assertThat(play(scenario, other).index()).isEmpty();
    }

    @Test
    void resettingACursorBeginsOneScenarioAgain() {
        Scenario one =
                ScenarioSamples.steps("{'when': {'first': 1}, 'no_bid': {}}").named("one");
        Scenario two = one.named("two");
        indexes(one, 1);
        indexes(two, 1);

        counters.reset("one");

        assertThat(indexes(one, 2)).containsExactly(0, -1);
        assertThat(indexes(two, 1)).containsExactly(-1);
    }

    @Test
    void aScenarioLoadedAnewIsCountedFromTheStart() {
        indexes(ScenarioSamples.steps("{'when': {'first': 1}, 'no_bid': {}}"), 3);

        assertThat(indexes(
                        ScenarioSamples.steps(
                                "{'fill': {}, 'when': {'every': 2}}, {'when': {'first': 1}, 'no_bid': {}}"),
                        3))
                .containsExactly(1, 0, -1);
    }

    @Test
    void chanceIsMetByItsShareOfTheCalls() {
        Scenario scenario = ScenarioSamples.steps("{'when': {'chance': 0.3}, 'fill': {}}, {'no_bid': {}}");

        long fills =
                indexes(scenario, 2000).stream().filter(index -> index == 0).count();

        assertThat(fills).isBetween(520L, 680L);
    }

    @Test
    void chanceZeroNeverFiresAndChanceOneAlways() {
        Scenario scenario = ScenarioSamples.steps(
                "{'when': {'chance': 0}, 'fill': {}}, {'when': {'chance': 1}, 'no_bid': {}}, {'fill': {}}");

        assertThat(indexes(scenario, 200)).containsOnly(1);
    }

    @Test
    void drawsRepeatForTheSameSeedAndKeyAndDifferForOthers() {
        Scenario scenario =
                ScenarioSamples.steps("{'when': {'chance': 0.5}, 'fill': {}, 'delay_ms': {'min': 0, 'max': 900}}");
        List<PlayedStep> first = plays(scenario, "a", SEEDED);

        assertThat(plays(scenario, "a", new SeededRandom(42))).isEqualTo(first);
        assertThat(plays(scenario, "b", SEEDED)).isNotEqualTo(first);
        assertThat(plays(scenario, "a", new SeededRandom(43))).isNotEqualTo(first);
    }

    @Test
    void delaysAreDrawnWithinTheirRange() {
        Scenario scenario = ScenarioSamples.steps("{'fill': {}, 'delay_ms': {'min': 10, 'max': 12}}");

        assertThat(plays(scenario, "key", SEEDED))
                .extracting(PlayedStep::delay)
                .containsOnly(Duration.ofMillis(10), Duration.ofMillis(11), Duration.ofMillis(12));
        assertThat(play(ScenarioSamples.steps("{'fill': {}, 'delay_ms': 3000}"), ScenarioSamples.call("key"))
                        .delay())
                .isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void theBodyIsAskedForOnceAndOnlyWhenATriggerLooksAtIt() {
        AtomicInteger asked = new AtomicInteger();
        TriggerInput input = new TriggerInput("bid-request", "key", Headers.none(), () -> {
            asked.incrementAndGet();
            return Optional.empty();
        });

        play(
                ScenarioSamples.steps(
                        "{'when': {'key': 'other', 'body': [{'pointer': '/a', 'exists': true}]}, 'fill': {}}"),
                input);
        assertThat(asked).hasValue(0);

        String looks = "{'when': {'body': [{'pointer': '/a', 'exists': true}]}, 'fill': {}}";
        play(ScenarioSamples.steps(looks + ", " + looks), input);
        assertThat(asked).hasValue(1);
    }

    @Property
    void firstAndEveryFollowTheCount(
            @ForAll @IntRange(min = 1, max = 20) int first, @ForAll @IntRange(min = 1, max = 20) int every) {
        Scenario scenario =
                ScenarioSamples.steps("{'when': {'first': %d, 'every': %d}, 'no_bid': {}}".formatted(first, every));
        List<Integer> indexes = indexes(scenario, 45);

        for (int count = 1; count <= 45; count++) {
            assertThat(indexes.get(count - 1)).isEqualTo(count <= first && count % every == 0 ? 0 : -1);
        }
    }

    private PlayedStep play(Scenario scenario, TriggerInput input) {
        return ScenarioPlayer.play(scenario, counters, input, SEEDED);
    }

    private List<Integer> indexes(Scenario scenario, int calls) {
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            indexes.add(play(scenario, ScenarioSamples.call("key")).index().orElse(-1));
        }
        return indexes;
    }

    private static List<PlayedStep> plays(Scenario scenario, String key, SeededRandom random) {
        StepCounters counters = new StepCounters(MemoryBudget.unlimited());
        List<PlayedStep> plays = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            plays.add(ScenarioPlayer.play(scenario, counters, ScenarioSamples.call(key), random));
        }
        return plays;
    }
}
