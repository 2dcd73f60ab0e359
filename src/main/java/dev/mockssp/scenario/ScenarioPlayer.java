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
     * @param cursor the counters of the call's key; moved by this call
     * @param subject the call
     * @param chance the seeded source
     * @return the first step that fires, or the auction when none does
     */
    public static PlayedStep play(Scenario scenario, StepCounters cursor, TriggerInput subject, SeededRandom chance) {
        for (int i = 0; i < scenario.steps().size(); i++) {
            Step step = scenario.steps().get(i);
            if (!step.when().matches(subject)) {
                continue;
            }
            int index = i;
            long count = cursor.increment(scenario, i);
            if (step.when().fires(count, () -> chance.unit("step", owner(subject, scenario, index), count))) {
                Duration delay = step.delay().draw(() -> chance.unit("delay", owner(subject, scenario, index), count));
                return new PlayedStep(OptionalInt.of(i), step, delay);
            }
        }
        return PlayedStep.AUCTION;
    }

    private static String owner(TriggerInput subject, Scenario scenario, int step) {
        return subject.key() + "/" + scenario.name() + "/" + step;
    }
}
