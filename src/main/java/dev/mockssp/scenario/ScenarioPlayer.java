package dev.mockssp.scenario;

import dev.mockssp.core.SeededRandom;
import java.time.Duration;
import java.util.OptionalInt;

/** Picks the step of a scenario that is played for a call. */
public final class ScenarioPlayer {

    private ScenarioPlayer() {}

    /**
     * Tries the steps in order and counts the call at each that it reaches and whose conditions on endpoint, key,
     * headers and body hold. Draws depend on seed, key, scenario, step and count alone, so they are repeatable per key.
     *
     * @param scenario the scenario that is in force for this call
     * @param counters the counters of the call's key; moved by this call
     * @param input the call
     * @param random the seeded source
     * @return the first step that fires, or the auction when none does
     */
    public static PlayedStep play(Scenario scenario, StepCounters counters, TriggerInput input, SeededRandom random) {
        for (int i = 0; i < scenario.steps().size(); i++) {
            Step step = scenario.steps().get(i);
            if (!step.when().matches(input)) {
                continue;
            }
            int index = i;
            long count = counters.increment(scenario, i);
            if (step.when().fires(count, () -> random.unit("step", owner(input, scenario, index), count))) {
                Duration delay = step.delay().draw(() -> random.unit("delay", owner(input, scenario, index), count));
                return new PlayedStep(OptionalInt.of(i), step, delay);
            }
        }
        return PlayedStep.AUCTION;
    }

    private static String owner(TriggerInput input, Scenario scenario, int step) {
        return input.key() + "/" + scenario.name() + "/" + step;
    }
}
