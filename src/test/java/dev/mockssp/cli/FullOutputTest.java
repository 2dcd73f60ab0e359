package dev.mockssp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mockssp.MockSsp;
import dev.mockssp.drift.Sleeper;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A result that cannot be written is a failure, even if the command itself succeeds. */
@Timeout(60)
class FullOutputTest {

    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    Path folder;

    /** Time that passes at once. */
    private static final Sleeper AT_ONCE = new Sleeper() {
        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public void sleep(Duration duration) {
            // at once
        }
    };

    private record Result(int exitCode, String err) {}

    private static Result run(OutputStream out, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = new Cli(AT_ONCE)
                .run(
                        args,
                        Map.of(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Result(exitCode, err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--version",
                "pact write --help",
                "scenarios",
                "pact write --consumer acme --out FOLDER",
                "report --format json --min-exchanges 0 --url URL",
                "report --min-exchanges 0 --url URL",
                "drift --target URL --key staging-key",
                "drift --target URL --key staging-key --format junit",
            })
    void aFullDiskIsExitCode1(String command) throws IOException {
        assumeTrue(Files.exists(FULL), "this system has no " + FULL);
        try (MockSsp ssp = MockSsp.start();
                OutputStream full = new FileOutputStream(FULL.toFile())) {
            Result result = run(
                    full,
                    command.replace("URL", ssp.baseUrl())
                            .replace("FOLDER", folder.toString())
                            .split(" "));

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err()).hasLineCount(1).startsWith("mock-ssp: the output cannot be written");
        }
    }

    @Test
    void aFileOnAFullDiskIsExplained() {
        assumeTrue(Files.exists(FULL), "this system has no " + FULL);
        try (MockSsp ssp = MockSsp.start()) {
            Result result =
                    run(OutputStream.nullOutputStream(), "report", "--url", ssp.baseUrl(), "--out", FULL.toString());

            assertThat(result.exitCode()).isNotZero();
            assertThat(result.err()).hasLineCount(1).contains("--out", FULL.toString(), "No space left");
        }
    }
}
