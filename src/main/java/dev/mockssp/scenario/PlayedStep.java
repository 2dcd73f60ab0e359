package dev.mockssp.scenario;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * The step that is played for a request.
 *
 * @param index the step's position in the scenario, from 0; empty for {@link Step#AUCTION}
 * @param step the step of the scenario, or {@link Step#AUCTION} if the conditions of none hold
 * @param delay how long to delay the response, chosen at random if the step has a range
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
