package dev.mockssp.pact;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A version of the Pact specification. */
public enum PactSpec {
    V4("4"),
    V3("3");

    private final String label;

    PactSpec(String label) {
        this.label = label;
    }

    /** @return {@code 4} or {@code 3} */
    public String label() {
        return label;
    }

    /** @return the labels of all versions, the default first */
    public static List<String> labels() {
        return Arrays.stream(values()).map(PactSpec::label).toList();
    }

    /**
     * @param label {@code 4} or {@code 3}
     * @return the version
     */
    public static Optional<PactSpec> of(String label) {
        return Arrays.stream(values()).filter(spec -> spec.label.equals(label)).findFirst();
    }
}
