package dev.mockssp.drift;

import static java.util.Objects.requireNonNull;

import dev.mockssp.config.value.Revision;
import java.util.List;
import java.util.Optional;

/**
 * The revision of the vendor API that a target speaks.
 *
 * @param revision the revision; empty when the responses do not show it
 * @param evidence what the responses show, human-readable
 */
public record DetectedRevision(Optional<Revision> revision, List<String> evidence) {

    public DetectedRevision {
        requireNonNull(revision, "revision");
        evidence = List.copyOf(evidence);
    }

    static DetectedRevision unknown(String reason) {
        return new DetectedRevision(Optional.empty(), List.of(reason));
    }

    /** @return the revision to check by: the detected one, or the default */
    public Revision orDefault() {
        return revision.orElse(Revision.R2025_11);
    }

    /** @return the result as one human-readable line */
    public String line() {
        String shown = String.join("; ", evidence);
        return revision.map(found -> "revision " + found.label() + ", detected: " + shown)
                .orElse("revision not detected: " + shown + "; checked by "
                        + orDefault().label());
    }
}
