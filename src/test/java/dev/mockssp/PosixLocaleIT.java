package dev.mockssp;

import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Text in variables and arguments arrives whole where no UTF-8 locale is set. */
@Timeout(120)
class PosixLocaleIT {

    private static final String SCENARIOS =
            "{\"gruesse\":{\"description\":\"d\",\"steps\":[{\"fail\":{\"status\":503,\"message\":\"Grüße\"}}]}}";

    @TempDir
    private Path folder;

    private final List<Program> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Program::close);
    }

    /**
     * The shell reads a file with the command, because this JVM could not pass on text that its own locale does not
     * have.
     */
    private Program start(String variables, String arguments) throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/environ")), "only Linux shows the bytes of a process");
        String java = String.join(" ", JavaCommand.java());
        Path script = Files.writeString(
                folder.resolve("start.sh"),
                variables + " exec " + java + " -cp \"$CLASS_PATH\" dev.mockssp.cli.Main --port 0 --log off "
                        + arguments + "\n",
                StandardCharsets.UTF_8);
        Map<String, String> environment = new HashMap<>();
        environment.put("LC_ALL", "C");
        environment.put("CLASS_PATH", System.getProperty("java.class.path"));
        Program program = Program.start(folder, environment, List.of("sh", script.toString()));
        started.add(program);
        return program;
    }

    private static Client client(Program program) throws Exception {
        return new Client(program.url(), Duration.ofSeconds(20));
    }

    @Test
    void inAVariable() throws Exception {
        Program program = start("MOCK_SSP_SCENARIO_JSON='" + SCENARIOS + "'", "--scenario gruesse");

        assertThat(client(program).bid("staging-1", SHOES).json().get("message").stringValue())
                .isEqualTo("Grüße");
    }

    @Test
    void inAnArgument() throws Exception {
        Program program = start("", "--scenario-json '" + SCENARIOS + "' --scenario gruesse");

        assertThat(client(program).bid("staging-1", SHOES).json().get("message").stringValue())
                .isEqualTo("Grüße");
    }

    @Test
    void aPathThatTheLocaleDoesNotHaveIsRejected() throws Exception {
        Program.Result result =
                start("", "--record '" + folder + "/Grüße.jsonl'").awaitExit();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("mock-ssp: --record: \"")
                .endsWith("Grüße.jsonl\" is not valid; expected a path; other than ASCII needs a UTF-8 locale, such as"
                        + " LC_ALL=C.UTF-8\n");
    }
}
