package dev.mockssp;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A running program, whose output goes to files. */
final class Program implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Pattern URL = Pattern.compile("(?m)^ *URL +(http://127\\.0\\.0\\.1:\\d+)\\R");

    /** The exit code and the output of a program that has ended. */
    record Result(int exitCode, String out, String err) {}

    private final Process process;
    private final Path out;
    private final Path err;

    private Program(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * @param folder a folder for its output
     * @param variables environment variables in addition to those of this process, whose {@code MOCK_SSP_*} are removed
     */
    static Program start(Path folder, Map<String, String> variables, List<String> command) throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MOCK_SSP_") || name.startsWith("JAVA_TOOL"));
        builder.environment().putAll(variables);
        return new Program(builder.start(), out, err);
    }

    static Result run(Path folder, List<String> command) throws Exception {
        try (Program program = start(folder, Map.of(), command)) {
            return program.awaitExit();
        }
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    /** Waits for the banner of a mock server. */
    URI url() throws Exception {
        return Await.until("the banner", () -> {
            if (!alive()) {
                throw new AssertionError("it has ended: " + out() + err());
            }
            return URL.matcher(out())
                    .results()
                    .map(match -> URI.create(match.group(1)))
                    .findFirst();
        });
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Sends SIGTERM. */
    Program terminate() {
        process.destroy();
        return this;
    }

    Result awaitExit() throws Exception {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end; it said: " + out() + err());
        }
        return new Result(process.exitValue(), out(), err());
    }

    /** Ends the program and its child processes. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
