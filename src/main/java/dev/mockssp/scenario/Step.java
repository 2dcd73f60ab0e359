package dev.mockssp.scenario;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.Delay;

/**
 * One step of a scenario.
 *
 * @param when the conditions for the step
 * @param then what it does
 * @param delay how long to delay the response
 */
public record Step(Trigger when, Behaviour then, Delay delay) {

    /** The step that is played when the conditions of no other hold. */
    public static final Step AUCTION = new Step(Trigger.ALWAYS, new Behaviour.Auction(), Delay.NONE);

    public Step {
        requireNonNull(when, "when");
        requireNonNull(then, "then");
        requireNonNull(delay, "delay");
    }
}
