package dev.mockssp.scenario;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What is played for one call.
 *
 * @param index the step's place in the scenario, from 0; empty when none fired
 * @param step that step, or {@link Step#AUCTION}
 * @param delay how long the answer is held back, drawn already
 */
public record PlayedStep(OptionalInt index, Step step, Duration delay) {

    static final PlayedStep AUCTION = new PlayedStep(OptionalInt.empty(), Step.AUCTION, Duration.ZERO);

    public PlayedStep {
        requireNonNull(index, "index");
        requireNonNull(step, "step");
        requireNonNull(delay, "delay");
    }

    /** @return what the step does */
    public Behaviour behaviour() {
        return step.then();
    }
}
