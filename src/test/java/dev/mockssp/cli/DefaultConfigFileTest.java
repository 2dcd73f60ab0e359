package dev.mockssp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.MockSsp;
import dev.mockssp.drift.Sleeper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file {@code .mock-ssp.json} of the working directory. */
class DefaultConfigFileTest {

    @TempDir
    private Path folder;

    private record Run(int code, String out, String err) {}

    private Run run(Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new Cli(Sleeper.REAL, folder)
                .run(
                        args,
                        environment,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Path write(String name, String json) throws IOException {
        return Files.writeString(folder.resolve(name), json);
    }

    @Test
    void isReadWithoutConfigAndNamed() throws Exception {
        Path file = write(".mock-ssp.json", "{\"port\": 0, \"scenario\": \"slow\"}");
        RunningCli cli = RunningCli.startIn(folder, Map.of());
        assertThat(cli.out()).contains("  Config     " + file, "  Scenario   slow: ");
        cli.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "scenarios", "report"})
    void thatIsBrokenIsAnErrorWithFileAndPointer(String command) throws Exception {
        Path file = write(".mock-ssp.json", "{\"rule\": [\"unknown-field=off\", 7]}");
        Run run = run(Map.of(), command);
        assertThat(run.code).isEqualTo(2);
        assertThat(run.err).contains(file + ", /rule/1").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "version", "--version", "--help", "completion bash"})
    void isNotReadByCommandsThatDoNotNeedIt(String args) throws Exception {
        write(".mock-ssp.json", "{");
        assertThat(run(Map.of(), args.split(" ")).code).isZero();
    }

    @Test
    void isNotReadWhenAnotherOrNoneIsChosen() throws Exception {
        write(".mock-ssp.json", "{");
        Path other = write("other.json", "{}");
        assertThat(run(Map.of(), "scenarios", "--config", other.toString()).code)
                .isZero();
        assertThat(run(Map.of(), "scenarios", "--config", "none").code).isZero();
        assertThat(run(Map.of("MOCK_SSP_CONFIG", "none"), "scenarios").code).isZero();
        assertThat(run(Map.of(), "scenarios").code).isEqualTo(2);
    }

    @Test
    void setsTheLevelsOfAReport() throws Exception {
        Path file = write(".mock-ssp.json", "{\"rule\": [\"key-not-seen=off\"], \"port\": 1}");
        try (MockSsp ssp = MockSsp.start()) {
            String[] report = {
                "report", "--url", ssp.baseUrl(), "--key", "staging-a", "--min-exchanges", "0", "--fail-on", "info"
            };
            Run run = run(Map.of(), report);
            assertThat(run.code).isZero();
            assertThat(run.out)
                    .contains("suppressed key-not-seen (1) by --rule key-not-seen=off (from " + file + ", /rule/0)");
            assertThat(run(Map.of("MOCK_SSP_CONFIG", "none"), report).code).isEqualTo(1);
        }
    }
}
