package dev.mockssp.scenario;

import dev.mockssp.exchange.Chance;
import java.time.Duration;
import java.util.OptionalInt;

/** Picks the step of a scenario that is played for a call. */
public final class Player {

    private Player() {}

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
    public static Play play(Scenario scenario, Cursor cursor, Subject subject, Chance chance) {
        for (int i = 0; i < scenario.steps().size(); i++) {
            Step step = scenario.steps().get(i);
            if (!step.when().matches(subject)) {
                continue;
            }
            int index = i;
            long count = cursor.reach(scenario, i);
            if (step.when().fires(count, () -> chance.unit("step", owner(subject, scenario, index), count))) {
                Duration delay = step.delay().draw(() -> chance.unit("delay", owner(subject, scenario, index), count));
                return new Play(OptionalInt.of(i), step, delay);
            }
        }
        return Play.AUCTION;
    }

    private static String owner(Subject subject, Scenario scenario, int step) {
        return subject.key() + "/" + scenario.name() + "/" + step;
    }
}
