package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.json.Json;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A program that starts the server finds its URL in a file, and the server ends with it. */
@Timeout(60)
class StartedByAProgramIT {

    private static final int PATIENCE_SECONDS = 40;

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(String... options) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(JavaCommand.mockSsp(options))
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MOCK_SSP_"));
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private Path file() {
        return folder.resolve("ready.json");
    }

    private JsonNode ready() throws Exception {
        String text = Await.until(
                "the ready file",
                () -> Files.exists(file()) ? Optional.of(Files.readString(file())) : Optional.empty());
        return Json.read(text.getBytes(UTF_8));
    }

    @Test
    void theFileIsCompleteAndTheServerListens() throws Exception {
        Process process = start("--port", "0", "--ready-file", file().toString(), "--log", "off");

        JsonNode ready = ready();
        assertThat(ready.propertyNames()).containsExactly("url", "tlsUrl", "pid");
        assertThat(ready.path("tlsUrl").isNull()).isTrue();
        assertThat(ready.path("pid").asLong()).isEqualTo(process.pid());
        Client client = new Client(URI.create(ready.path("url").stringValue()), Duration.ofSeconds(PATIENCE_SECONDS));
        assertThat(client.get("/readyz").status()).isEqualTo(200);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("ready.json", "out.txt", "err.txt");
        }
    }

    @Test
    void theFileHasTheUrlOfTls() throws Exception {
        start("--port", "0", "--tls-port", "0", "--ready-file", file().toString());

        assertThat(ready().path("tlsUrl").stringValue()).matches("https://127\\.0\\.0\\.1:\\d+");
    }

    @Test
    void theFileOfAnEarlierRunIsRemovedAlsoWhenTheStartFails() throws Exception {
        Files.writeString(file(), "{}");
        try (ServerSocket taken = new ServerSocket(0)) {
            Process process =
                    start("--host", "0.0.0.0", "--port", "" + taken.getLocalPort(), "--ready-file", file().toString());

            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
        }
        assertThat(file()).doesNotExist();
    }

    @Test
    void aFileThatCannotBeReplacedIsOneLineAndExitCode2() throws Exception {
        Process process = start("--port", "0", "--ready-file", "/proc/ready.json");

        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("err.txt")).lines())
                .containsExactly("mock-ssp: --ready-file: \"/proc/ready.json\" cannot be written;"
                        + " expected a file that this user may write, in a folder that this user may write");
    }

    @Test
    void theEndOfTheInputStopsTheServerAndItsContentDoesNot() throws Exception {
        Process process = start("--port", "0", "--ready-file", file().toString(), "--stop-with-stdin");
        URI url = URI.create(ready().path("url").stringValue());

        OutputStream input = process.getOutputStream();
        input.write("no end yet\n".getBytes(UTF_8));
        input.flush();
        assertThat(new Client(url, Duration.ofSeconds(PATIENCE_SECONDS))
                        .get("/readyz")
                        .status())
                .isEqualTo(200);
        input.close();

        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    /** A service and a container have no input. */
    @Test
    void withoutTheOptionTheEndOfTheInputMeansNothing() throws Exception {
        Process process = start("--port", "0", "--ready-file", file().toString());
        process.getOutputStream().close();
        URI url = URI.create(ready().path("url").stringValue());

        assertThat(process.waitFor(1, TimeUnit.SECONDS)).isFalse();
        assertThat(new Client(url, Duration.ofSeconds(PATIENCE_SECONDS))
                        .get("/readyz")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"READY_FILE", "STOP_WITH_STDIN"})
    void aServerInThisProcessHasNoSuchOption(Option option) {
        Settings settings = Settings.of(option, "on");
        assertThatThrownBy(() -> MockSsp.start(settings))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(option.flag(), "close()");
    }
}
