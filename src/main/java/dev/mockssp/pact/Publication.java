package dev.mockssp.pact;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Under what a pact is published.
 *
 * @param version the version of the consumer, such as a commit
 * @param branch the branch that it is of
 * @param tags its tags
 */
public record Publication(String version, Optional<String> branch, List<String> tags) {
    public Publication {
        requireNonNull(version, "version");
        requireNonNull(branch, "branch");
        tags = List.copyOf(tags);
    }
}
