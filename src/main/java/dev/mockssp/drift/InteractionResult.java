package dev.mockssp.drift;

import static java.util.Objects.requireNonNull;

import dev.mockssp.contract.Interaction;
import java.util.List;
import java.util.Optional;

/**
 * The result of one interaction.
 *
 * @param interaction the interaction in the contract
 * @param kind whether it could be checked, and with which result
 * @param reason why it was not drivable; empty when it was
 * @param drifts the differences; empty when there are none
 * @param leadsTo the target of a redirect, which is not followed
 * @param mayBeApi whether the response may come from this API: HTTP, and not HTML, 404 or 503. False when nothing was
 *     sent
 */
public record InteractionResult(
        Interaction interaction,
        Kind kind,
        String reason,
        List<Drift> drifts,
        Optional<String> leadsTo,
        boolean mayBeApi) {

    /** The kind of result. */
    public enum Kind {
        /** The response matches the contract. */
        UNCHANGED("unchanged"),
        /** The response differs. */
        CHANGED("changed"),
        /** The target could not be put into the required state, so nothing is known. */
        NOT_DRIVABLE("not drivable");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** @return its name in reports */
        public String label() {
            return label;
        }
    }

    public InteractionResult {
        requireNonNull(interaction, "interaction");
        requireNonNull(kind, "kind");
        requireNonNull(reason, "reason");
        drifts = List.copyOf(drifts);
        requireNonNull(leadsTo, "leadsTo");
    }

    static InteractionResult compare(Interaction interaction, ActualResponse actual, List<Drift> drifts) {
        Optional<String> leadsTo = interaction.response().status() == 302
                ? actual.headers().first("Location").map(DriftMessages::oneLine)
                : Optional.empty();
        return new InteractionResult(interaction, kind(drifts), "", drifts, leadsTo, actual.mayBeApi());
    }

    /**
     * The connection was established, but there was no complete response.
     *
     * @param http whether its status line and headers arrived
     */
    static InteractionResult aborted(Interaction interaction, Drift drift, boolean http) {
        return new InteractionResult(interaction, Kind.CHANGED, "", List.of(drift), Optional.empty(), http);
    }

    static InteractionResult notDrivable(Interaction interaction, String reason) {
        return new InteractionResult(interaction, Kind.NOT_DRIVABLE, reason, List.of(), Optional.empty(), false);
    }

    private static Kind kind(List<Drift> drifts) {
        return drifts.isEmpty() ? Kind.UNCHANGED : Kind.CHANGED;
    }
}
