package dev.mockssp.testcontainers;

import java.util.List;
import java.util.stream.Collectors;

/** The last lines of a container's output, for an error message. */
final class LogTail {

    private static final int MAX_LINES = 10;

    private LogTail() {}

    static String of(String output) {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty()
                ? "; the container printed nothing"
                : lines.stream()
                        .skip(Math.max(0, lines.size() - MAX_LINES))
                        .collect(Collectors.joining("\n  ", "; the last lines of its output:\n  ", ""));
    }
}
