package dev.mockssp.config;

import java.util.Arrays;
import java.util.Optional;

/**
 * The revisions of the vendor API that the mock server simulates (contract.md section 0). Each has a folder of schemas.
 */
public enum Revision {
    R2025_11("2025-11");

    private final String label;

    Revision(String label) {
        this.label = label;
    }

    /** @return the name of the revision and of its folder of schemas */
    public String label() {
        return label;
    }

    /**
     * @param label the name of a revision
     * @return the revision, empty if there is none of this name
     */
    public static Optional<Revision> of(String label) {
        return Arrays.stream(values())
                .filter(revision -> revision.label.equals(label))
                .findFirst();
    }
}
