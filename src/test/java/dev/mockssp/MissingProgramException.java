package dev.mockssp;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.opentest4j.TestAbortedException;

/** Skips a test because this machine lacks programs. {@link MissingProgramListener} lists them after the last test. */
final class MissingProgramException extends TestAbortedException {

    private static final long serialVersionUID = 1;

    private final TreeMap<String, String> remedies;

    /** @param remedies the missing programs by name, and how to get each of them */
    MissingProgramException(Map<String, String> remedies) {
        super(message(remedies));
        this.remedies = new TreeMap<>(remedies);
    }

    static String message(Map<String, String> remedies) {
        return new TreeMap<>(remedies)
                .entrySet().stream()
                        .map(program -> program.getKey() + " (to get it: " + program.getValue() + ")")
                        .collect(Collectors.joining(" and ", "this test needs ", ""));
    }

    Map<String, String> remedies() {
        return remedies;
    }
}
