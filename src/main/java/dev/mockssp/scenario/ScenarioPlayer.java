package dev.mockssp.scenario;

import dev.mockssp.core.SeededRandom;
import dev.mockssp.core.TimeLimit;
import java.time.Duration;
import java.util.OptionalInt;

/** Selects the step of a scenario that is played for a request. */
public final class ScenarioPlayer {

    /** For all conditions of a scenario. Usual ones take less than a millisecond. */
    private static final Duration MAX_TIME = Duration.ofMillis(1_500);

    private ScenarioPlayer() {}

    /**
     * Tries the steps in order. Increments the counter of each step whose conditions on endpoint, key, headers and body
     * hold. Random choices depend only on seed, key, scenario, step and count, so they are repeatable for each key.
     *
     * @param scenario the scenario of the request
     * @param counters the step counters of the request's key, which are updated
     * @param input the parts of the request that conditions use
     * @param random the seeded source
     * @return the first step whose conditions hold, or the auction when there is none
     * @throws dev.mockssp.core.ConfigurationException if the evaluation of the conditions takes too long
     */
    public static PlayedStep play(Scenario scenario, StepCounters counters, TriggerInput input, SeededRandom random) {
        TimeLimit limit = TimeLimit.of("the conditions of the scenario " + scenario.name(), MAX_TIME);
        for (int i = 0; i < scenario.steps().size(); i++) {
            Step step = scenario.steps().get(i);
            if (!step.when().requestConditionsHold(input, limit)) {
                continue;
            }
            int index = i;
            long count = counters.increment(scenario, i);
            if (step.when()
                    .countConditionsHold(count, () -> random.unit("step", owner(input, scenario, index), count))) {
                Duration delay = step.delay().pick(() -> random.unit("delay", owner(input, scenario, index), count));
                return new PlayedStep(OptionalInt.of(i), step, delay);
            }
        }
        return PlayedStep.AUCTION;
    }

    private static String owner(TriggerInput input, Scenario scenario, int step) {
        return input.key() + "/" + scenario.name() + "/" + step;
    }
}
