package dev.mockssp.config;

import java.util.Arrays;
import java.util.Optional;

/** The vendor's revisions that the double imitates (contract.md section 0); each has its folder of schemas. */
public enum Revision {
    R2025_11("2025-11");

    private final String label;

    Revision(String label) {
        this.label = label;
    }

    /** @return the name of the revision and of its folder */
    public String label() {
        return label;
    }

    /**
     * @param label a name
     * @return the revision of that name
     */
    public static Optional<Revision> of(String label) {
        return Arrays.stream(values())
                .filter(revision -> revision.label.equals(label))
                .findFirst();
    }
}
