package dev.mockssp.config.value;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The revisions of the vendor API that the mock server simulates, the oldest first, and the numbers in which they differ
 * (contract.md section 0). Each has a folder of schemas.
 */
public enum Revision {
    R2025_11("2025-11", 40, 100, FrequencyUnit.TURNS, false),
    R2026("2026", 100, 400, FrequencyUnit.REQUESTS, true);

    /** What {@code config.max_frequency} counts. */
    public enum FrequencyUnit {
        TURNS,
        REQUESTS
    }

    private final String label;
    private final int rateLimit;
    private final long floorCents;
    private final FrequencyUnit frequencyUnit;
    private final boolean countryNeedsDevice;

    Revision(String label, int rateLimit, long floorCents, FrequencyUnit frequencyUnit, boolean countryNeedsDevice) {
        this.label = label;
        this.rateLimit = rateLimit;
        this.floorCents = floorCents;
        this.frequencyUnit = frequencyUnit;
        this.countryNeedsDevice = countryNeedsDevice;
    }

    /** @return the name of the revision and of its folder of schemas */
    public String label() {
        return label;
    }

    /** @return the requests per second that a key may send by default */
    public int rateLimit() {
        return rateLimit;
    }

    /** @return the price that a bid must exceed by default, in cents of CPM */
    public long floorCents() {
        return floorCents;
    }

    /** @return what the distance between two ads is counted in */
    public FrequencyUnit frequencyUnit() {
        return frequencyUnit;
    }

    /** @return whether a request with the user's country must have the user's device and time zone too */
    public boolean countryNeedsDevice() {
        return countryNeedsDevice;
    }

    /**
     * @param file the name of a schema file that every revision has
     * @return its path among all schema files
     */
    public String schema(String file) {
        return label + "/" + file;
    }

    /** @return the names of all revisions, the oldest first */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Revision::label).toList();
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
