package dev.mockssp.drift;

import static java.util.Objects.requireNonNull;

import dev.mockssp.contract.Interaction;
import java.util.List;
import java.util.Optional;

/**
 * What became of one interaction.
 *
 * @param interaction what the contract says
 * @param kind whether it could be checked, and how that went
 * @param reason why it could not be driven, empty when it was
 * @param drifts where the response differs, none when it does not
 * @param leadsTo where a redirect leads; it is not followed
 * @param likeTheApi whether the response may be one of this API: not HTML, 404 or 503. False when nothing was sent
 */
public record InteractionResult(
        Interaction interaction,
        Kind kind,
        String reason,
        List<Drift> drifts,
        Optional<String> leadsTo,
        boolean likeTheApi) {

    /** How an interaction went. */
    public enum Kind {
        /** The response is as the contract has it. */
        UNCHANGED("unchanged"),
        /** It differs. */
        CHANGED("changed"),
        /** The target could not be put into the state that it is about; nothing is known of it. */
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

    static InteractionResult judged(Interaction interaction, ActualResponse actual, List<Drift> drifts) {
        Optional<String> leadsTo = interaction.answer().status() == 302
                ? actual.headers().first("Location").map(DriftMessages::oneLine)
                : Optional.empty();
        return new InteractionResult(interaction, kind(drifts), "", drifts, leadsTo, actual.mayBeOfTheApi());
    }

    /** There was a connection, but no response. */
    static InteractionResult brokenOff(Interaction interaction, Drift drift) {
        return new InteractionResult(interaction, Kind.CHANGED, "", List.of(drift), Optional.empty(), true);
    }

    static InteractionResult notDrivable(Interaction interaction, String reason) {
        return new InteractionResult(interaction, Kind.NOT_DRIVABLE, reason, List.of(), Optional.empty(), false);
    }

    private static Kind kind(List<Drift> drifts) {
        return drifts.isEmpty() ? Kind.UNCHANGED : Kind.CHANGED;
    }
}
