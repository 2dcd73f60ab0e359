package dev.mockssp.drift;

import dev.mockssp.contract.Interaction;
import java.util.List;

/**
 * What became of one interaction.
 *
 * @param interaction what the contract says
 * @param kind whether it could be checked, and how that went
 * @param reason why it could not be driven, empty when it was
 * @param drifts where the answer differs, none when it does not
 */
public record Verdict(Interaction interaction, Kind kind, String reason, List<Drift> drifts) {

    /** How an interaction went. */
    public enum Kind {
        /** The answer is as the contract has it. */
        KEPT("kept"),
        /** It differs. */
        DRIFTED("drift"),
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

    public Verdict {
        drifts = List.copyOf(drifts);
    }

    static Verdict judged(Interaction interaction, List<Drift> drifts) {
        return new Verdict(interaction, drifts.isEmpty() ? Kind.KEPT : Kind.DRIFTED, "", drifts);
    }

    static Verdict notDrivable(Interaction interaction, String reason) {
        return new Verdict(interaction, Kind.NOT_DRIVABLE, reason, List.of());
    }
}
