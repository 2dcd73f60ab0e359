package dev.mockssp;

import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A parent process that opens a pipe and does not read it holds up neither the requests nor the end of the process. */
@Tag("long")
@Timeout(120)
class UnreadOutputTest {

    private static final int REQUESTS = 3_000;
    private static final int TERMINATED = 128 + 15;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void allRequestsAreAnsweredAndTheProcessEnds(String format) throws Exception {
        int port = freePort();
        Process process = start(port, "--log", format);
        Client client = client(port);

        for (int i = 0; i < REQUESTS; i++) {
            assertThat(client.bid("staging-1", SHOES).status()).isEqualTo(200);
        }

        process.destroy();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(TERMINATED);
    }

    @Test
    void aReaderThatComesBackGetsTheNewestLines() throws Exception {
        int port = freePort();
        Process process = start(port, "--log", "text");
        Client client = client(port);
        int requests = 4_000;
        for (int i = 0; i < requests; i++) {
            client.get("/" + i + "/" + "x".repeat(500));
        }
        long dropped = dropped(client, "/__admin/health");
        assertThat(dropped(client, "/__admin/report")).isEqualTo(dropped);

        // Process.destroy would close the stream as well.
        process.toHandle().destroy();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(dropped).isPositive();
        assertThat(lines.get(0)).startsWith("mock-ssp ").endsWith(" is listening");
        assertThat(lines.get(lines.size() - 1)).contains("/" + (requests - 1) + "/x", " 404 ");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("mock-ssp: "))
                .containsExactly(
                        "mock-ssp: " + dropped + " lines are missing here, because nothing read the output in time");
        assertThat(lines).filteredOn(line -> line.contains(" 404 ")).hasSize(requests - (int) dropped);
    }

    @Test
    void neitherDoErrorsHoldUpRequests() throws Exception {
        int port = freePort();
        Process process = start(port, "--log", "off", "--record", "/dev/full");
        Client client = client(port);

        for (int i = 0; i < REQUESTS; i++) {
            assertThat(client.bid("staging-1", SHOES).status()).isEqualTo(500);
        }

        process.destroy();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(TERMINATED);
    }

    private static long dropped(Client client, String path) {
        return client.get(path).json().get("droppedLogLines").longValue();
    }

    private Process start(int port, String... options) throws IOException {
        List<String> command =
                new ArrayList<>(JavaCommand.mockSsp("--port", Integer.toString(port), "--rate-limit", "0"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        started.add(process);
        return process;
    }

    private static Client client(int port) throws Exception {
        Client client = new Client(URI.create("http://127.0.0.1:" + port), PATIENCE);
        Await.until("the server", () -> {
            try {
                return Optional.of(client.get("/livez"));
            } catch (RuntimeException e) {
                return Optional.empty();
            }
        });
        return client;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
