package dev.mockssp;

import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What real processes record when they share a file, and when there is no room for a while. */
@Tag("long")
@Timeout(120)
class RecordFilesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final List<Program> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Program::close);
    }

    @Test
    void aSecondProcessOnTheFileEndsAtOnceAndNamesIt() throws Exception {
        Path file = folder.resolve("both.jsonl");
        Client first = client(start(List.of(), file));
        assertThat(first.bid("staging-1", SHOES).status()).isEqualTo(200);

        Program.Result second = start(List.of(), file).awaitExit();

        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(second.out()).isEmpty();
        assertThat(second.err())
                .isEqualTo("mock-ssp: --record: " + file
                        + " cannot be written (another mock server records to it; each needs a file of its own);"
                        + " expected a writable file in an existing folder\n");
        assertThat(first.bid("staging-2", SHOES).status()).isEqualTo(200);
        assertThat(recorded(file)).hasSize(2);
    }

    /** A limit on the size of files stands for a disk that is full, and needs no rights to mount one. */
    @Test
    void everyAnsweredExchangeIsOneLineAfterThereWasNoRoomForAWhile() throws Exception {
        Map<String, Path> tools = Tools.require(Map.of("bash", "bash", "prlimit", "util-linux"));
        Path file = folder.resolve("record.jsonl");
        String limited = "ulimit -S -f 64 && exec \"$@\"";
        Program program = start(List.of(tools.get("bash").toString(), "-c", limited, "bash"), file);
        Client client = client(program);
        List<String> answered = new ArrayList<>();
        int failed = 0;
        while (failed < 3) {
            Client.Answer answer = client.bid("staging-1", SHOES);
            if (answer.status() == 200) {
                answered.add(answer.header("X-Mock-Request-Id"));
            } else {
                assertThat(answer.status()).isEqualTo(500);
                failed++;
            }
        }
        assertThat(recorded(file)).isNotEmpty().isEqualTo(answered);

        Program.run(folder, List.of(tools.get("prlimit").toString(), "--pid=" + program.pid(), "--fsize=unlimited"));
        for (int i = 0; i < 3; i++) {
            Client.Answer answer = client.bid("staging-1", SHOES);
            assertThat(answer.status()).isEqualTo(200);
            answered.add(answer.header("X-Mock-Request-Id"));
        }

        assertThat(recorded(file)).isEqualTo(answered);
        assertThat(program.err()).contains("--record: " + file + " cannot be written: ");
    }

    @Test
    void aRotatedFileIsNamedInTheLog() throws Exception {
        Path file = folder.resolve("record.jsonl");
        Program program = start(List.of(), file);
        Client client = client(program);
        client.bid("staging-1", SHOES);
        Files.move(file, folder.resolve("record.jsonl.1"));
        client.bid("staging-1", SHOES);

        assertThat(recorded(file)).hasSize(1);
        program.terminate().awaitExit();
        assertThat(program.out()).contains("mock-ssp: --record: " + file + " was moved, deleted or replaced");
    }

    private Program start(List<String> wrapper, Path file) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(JavaCommand.mockSsp("--port", "0", "--rate-limit", "0", "--record", file.toString()));
        Program program = Program.start(folder, Map.of(), command);
        started.add(program);
        return program;
    }

    private static Client client(Program program) throws Exception {
        return new Client(program.url(), PATIENCE);
    }

    /** The ids of the recorded exchanges; every line must be JSON. */
    private static List<String> recorded(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8))
                        .get("id")
                        .stringValue())
                .toList();
    }
}
