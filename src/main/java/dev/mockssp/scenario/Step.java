package dev.mockssp.scenario;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.Delay;

/**
 * One step of a scenario.
 *
 * @param when what makes it play
 * @param then what it does
 * @param delay how long the answer is held back
 */
public record Step(Trigger when, Behaviour then, Delay delay) {

    /** What is played when no step fires. */
    public static final Step AUCTION = new Step(Trigger.ALWAYS, new Behaviour.Auction(), Delay.NONE);

    public Step {
        requireNonNull(when, "when");
        requireNonNull(then, "then");
        requireNonNull(delay, "delay");
    }
}
