package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed under load has recorded every exchange whose response a client received. */
@Timeout(120)
@Tag("long")
class RecordIT {

    private static final int CLIENTS = 4;
    private static final int ENOUGH = 2_000;
    private static final String BODY =
            "{\"userId\":\"u\",\"chatId\":\"c\",\"messages\":[{\"role\":\"user\",\"content\":\"running shoes\"}]}";

    @TempDir
    Path folder;

    @RepeatedTest(2)
    void nothingThatWasAnsweredIsLost() throws Exception {
        Path record = folder.resolve("record.jsonl");
        Set<String> answered = ConcurrentHashMap.newKeySet();
        List<String> command =
                JavaCommand.jar("--port", "0", "--rate-limit", "0", "--log", "off", "--record", record.toString());
        try (Program program = Program.start(folder, Map.of(), command)) {
            URI bids = URI.create(program.url() + "/api/v1/ssp/bid-request");
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String key = "staging-" + i;
                Thread client = new Thread(() -> callUntilItDies(bids, key, answered), key);
                client.start();
                clients.add(client);
            }
            Await.until("enough answers", () -> answered.size() < ENOUGH ? Optional.empty() : Optional.of(true));
            program.close();
            for (Thread client : clients) {
                client.join();
            }
        }

        Set<String> recorded = new HashSet<>();
        List<String> lines = Files.readAllLines(record);
        for (String line : lines.subList(0, lines.size() - 1)) {
            recorded.add(
                    Json.read(line.getBytes(StandardCharsets.UTF_8)).get("id").stringValue());
        }
        String last = lines.get(lines.size() - 1);
        if (last.endsWith("}")) {
            recorded.add(
                    Json.read(last.getBytes(StandardCharsets.UTF_8)).get("id").stringValue());
        }
        assertThat(answered).hasSizeGreaterThanOrEqualTo(ENOUGH);
        assertThat(recorded).containsAll(answered);
    }

    private static void callUntilItDies(URI bids, String key, Set<String> answered) {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(bids)
                .header("thrad-api-key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
        try {
            while (true) {
                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                answered.add(response.headers().firstValue("X-Mock-Request-Id").orElseThrow());
            }
        } catch (IOException e) {
            // the expected end
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
