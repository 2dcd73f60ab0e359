package dev.mockssp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.Tools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The completion script, in the shells. */
@Timeout(60)
class CompletionCommandTest {

    /** Completes the last word of the arguments, and prints the candidates. */
    private static final String COMPLETE = """
            source "$1"
            shift
            COMP_WORDS=("$@")
            COMP_CWORD=$(($# - 1))
            COMP_LINE="$*"
            COMP_POINT=${#COMP_LINE}
            _complete_mock-ssp 2>/dev/null
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    @TempDir
    private Path folder;

    private static String run(int exitCode, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(new Cli().run(args, Map.of(), stream(out), stream(err))).isEqualTo(exitCode);
        return exitCode == 0 ? out.toString(StandardCharsets.UTF_8) : err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private Path script(String shell) throws IOException {
        return Files.writeString(folder.resolve("mock-ssp." + shell), run(0, "completion", shell));
    }

    private static String output(ProcessBuilder command) throws Exception {
        Process process = command.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "mock-ssp rep; report",
                "mock-ssp hel; help",
                "mock-ssp --tls-na; --tls-name",
                "mock-ssp serve --allowed-h; --allowed-host",
                "mock-ssp pact pub; publish",
                "mock-ssp report --fail-on warn; warning",
                "mock-ssp report --format ju; junit",
                "mock-ssp --scenario recov; recovering",
                "mock-ssp --image-enabled of; off",
                "mock-ssp completion z; zsh",
            })
    void bashCompletes(String words, String candidate) throws Exception {
        String bash = Tools.require("bash", "bash").toString();
        Path complete = Files.writeString(folder.resolve("complete.sh"), COMPLETE);
        ProcessBuilder command =
                new ProcessBuilder(bash, complete.toString(), script("bash").toString());
        command.command().addAll(List.of(words.split(" ")));

        assertThat(output(command).strip()).isEqualTo(candidate);
    }

    @Test
    void bashCompletesFiles() throws Exception {
        String bash = Tools.require("bash", "bash").toString();
        Files.createFile(folder.resolve("ads-of-mine.json"));
        Path complete = Files.writeString(folder.resolve("complete.sh"), COMPLETE);

        assertThat(output(new ProcessBuilder(
                                bash,
                                complete.toString(),
                                script("bash").toString(),
                                "mock-ssp",
                                "--inventory",
                                folder.resolve("ads-of").toString()))
                        .strip())
                .isEqualTo(folder.resolve("ads-of-mine.json").toString());
    }

    @Test
    void zshLoadsTheScript() throws Exception {
        String zsh = Tools.require("zsh", "zsh").toString();
        ProcessBuilder command = new ProcessBuilder(
                zsh,
                "-fc",
                "source $0 && print ${_comps[mock-ssp]}",
                script("zsh").toString());
        command.environment().put("HOME", folder.toString());

        assertThat(output(command).strip()).contains("_complete_mock-ssp");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "completion; completion needs a shell; expected one of bash, zsh",
                "completion fish; completion: \"fish\" is unknown; expected one of bash, zsh"
            })
    void theShellMustBeKnown(String args, String start, String end) {
        assertThat(run(2, args.split(" "))).isEqualTo("mock-ssp: " + start + "; " + end + "\n");
    }
}
