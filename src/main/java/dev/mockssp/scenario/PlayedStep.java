package dev.mockssp.scenario;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * The step that is played for a request.
 *
 * @param index the step's position in the scenario, from 0; empty when no step fired
 * @param step that step, or {@link Step#AUCTION}
 * @param delay how long to delay the response; random delays are drawn already
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
