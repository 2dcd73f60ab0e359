package dev.mockssp.pact.broker;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The metadata of published pacts.
 *
 * @param version the version of the consumer, such as a commit
 * @param branch the branch of the version
 * @param buildUrl the build that wrote the pacts
 * @param tags the tags of the version
 */
public record Publication(String version, Optional<String> branch, Optional<String> buildUrl, List<String> tags) {
    public Publication {
        requireNonNull(version, "version");
        requireNonNull(branch, "branch");
        requireNonNull(buildUrl, "buildUrl");
        tags = List.copyOf(tags);
    }
}
