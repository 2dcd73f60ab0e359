package dev.mockssp;

import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.server.RawClient;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Clients that are slow, or too many, take nothing from the others. The server has 48 MB of heap. */
@Tag("long")
@Timeout(120)
class StarvationTest {

    private static final int SLOW = 64;
    private static final int ROUNDS = 10;
    private static final int MEGABYTE = 1_000_000;
    private static final String HEAD = " HTTP/1.1\r\nHost: localhost\r\n";

    private final List<RawClient> slow = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    private Path folder;

    private ServeProcess server;

    @BeforeEach
    void start() throws Exception {
        server = ServeProcess.start(folder, "true");
    }

    @AfterEach
    void stop() throws IOException {
        threads.shutdownNow();
        leave();
        server.close();
    }

    private void leave() throws IOException {
        for (RawClient client : slow) {
            client.close();
        }
        slow.clear();
    }

    private RawClient open() throws IOException {
        RawClient client = RawClient.withSmallBuffer(server.port());
        slow.add(client);
        return client;
    }

    private void everythingWorks() {
        Client client = server.client();
        for (int i = 0; i < ROUNDS; i++) {
            for (String path : List.of("/livez", "/__admin/health", "/__admin/ui/app.js", "/__admin/clock")) {
                assertThat(client.get(path).status()).as(path).isEqualTo(200);
            }
            assertThat(client.bid("staging-quick", SHOES).status()).isEqualTo(200);
        }
    }

    /** A client that is slow with this, or was closed because of it. */
    private void awaitSlow(String kind) throws Exception {
        Await.until(kind + " are slow", () -> {
            JsonNode counts = server.client().get("/livez").json().get("connections");
            long slowOnes = counts.at("/slow/" + kind).longValue();
            long closedOnes = counts.at("/closed/" + kind).longValue();
            return Optional.of(true).filter(enough -> slowOnes + closedOnes >= SLOW / 8);
        });
    }

    @Test
    void slowUploads() throws Exception {
        for (int i = 0; i < SLOW; i++) {
            open().send("POST /__admin/verify" + HEAD + "Content-Length: 100000\r\n\r\n{");
        }
        awaitSlow("body");
        everythingWorks();
        leave();
        everythingWorks();
    }

    @Test
    void slowReadersOfALongJournal() throws Exception {
        Client client = server.client();
        for (int i = 0; i < 9; i++) {
            assertThat(client.bid("staging-long", chat("x".repeat(MEGABYTE - 200)))
                            .status())
                    .isEqualTo(200);
        }
        for (int i = 0; i < SLOW; i++) {
            open().get("/__admin/requests");
        }
        awaitSlow("response");
        everythingWorks();
        assertThat(client.get("/__admin/requests?limit=1").status()).isEqualTo(200);
        leave();
        everythingWorks();
        assertThat(client.get("/__admin/requests").json().get("requests")).isNotEmpty();
    }

    @Test
    void headsThatDrip() throws Exception {
        for (int i = 0; i < 500; i++) {
            open().send("GET /livez" + HEAD + "X: ");
        }
        awaitSlow("head");
        everythingWorks();
        leave();
        everythingWorks();
    }

    @Test
    void listenersThatDoNotRead() throws Exception {
        for (int i = 0; i < 16; i++) {
            open().get("/__admin/events").until("hello");
        }
        everythingWorks();
        assertThat(server.client().get("/__admin/events").status()).isEqualTo(503);
        everythingWorks();
    }

    @Test
    void longBodiesAtOnceGetAResponseAndAreInTheJournal() throws Exception {
        String body = chat("x".repeat(MEGABYTE - 200));
        List<Callable<Client.Answer>> requests = new ArrayList<>();
        for (int i = 0; i < SLOW; i++) {
            requests.add(() -> server.client().bid("staging-many", body));
        }
        Map<Integer, Integer> statuses = new TreeMap<>();
        Set<String> ids = new HashSet<>();
        for (Future<Client.Answer> response : threads.invokeAll(requests, 20, TimeUnit.SECONDS)) {
            Client.Answer answer = response.get();
            statuses.merge(answer.status(), 1, Integer::sum);
            ids.add(answer.json().get("requestId").stringValue());
            if (answer.status() == 503) {
                isTheVendorsOverload(answer);
            }
        }
        assertThat(statuses).containsKey(200).hasSizeLessThanOrEqualTo(2);
        assertThat(statuses.keySet()).isSubsetOf(200, 503);
        assertThat(ids).hasSize(SLOW);
        JsonNode newest = server.client().newest();
        assertThat(newest.get("number").intValue()).as("all are in the journal").isEqualTo(SLOW);
        assertThat(server.err()).doesNotContain("OutOfMemoryError");
        everythingWorks();
    }

    private static void isTheVendorsOverload(Client.Answer answer) {
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.json().at("/status").stringValue()).isEqualTo("error");
        assertThat(answer.json().at("/message").stringValue()).contains("memory");
        assertThat(answer.json().at("/data/bid").isNull()).isTrue();
        assertThat(answer.json().at("/error/code").intValue()).isEqualTo(503);
    }

    @Test
    void aLongBodyOfTheAdminApiIsRefusedAtAnyHeap() throws Exception {
        for (String length : List.of("Content-Length: 16777217", "Transfer-Encoding: chunked")) {
            boolean chunked = length.startsWith("T");
            RawClient client = open().send("PUT /__admin/inventory" + HEAD + length + "\r\n\r\n");
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < 16; i++) {
                client.send(chunked ? "100000\r\n" : "").send(block).send(chunked ? "\r\n" : "");
            }
            RawClient.Answer response =
                    client.send(chunked ? "1\r\nx\r\n0\r\n\r\n" : "x").answer();
            assertThat(response.status()).isEqualTo(413);
            assertThat(response.body()).startsWith("{\"error\":{\"code\":\"payload-too-large\"");
        }
        assertThat(server.err()).isEmpty();
    }

    @Test
    void withoutFileDescriptorsClientsAreRefusedAndNotLeftWaiting() throws Exception {
        server.close();
        server = ServeProcess.start(folder, "ulimit -n 400");
        everythingWorks();
        for (int i = 0; i < 500; i++) {
            slow.add(new RawClient(server.port()));
        }
        int served = 0;
        int refused = 0;
        for (RawClient client : slow) {
            try {
                served += client.get("/livez").answer().status() == 200 ? 1 : 0;
            } catch (SocketTimeoutException e) {
                throw new AssertionError("a client is left waiting", e);
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(served).isPositive();
        assertThat(refused).isPositive();
        assertThat(served + refused).isEqualTo(500);
        assertThat(server.err().lines().toList()).hasSize(1).first().asString().contains("ulimit -n");
        leave();
        Await.until("the connections are gone", () -> Optional.of(true).filter(x -> answers()));
        everythingWorks();
    }

    private boolean answers() {
        try {
            return server.client().raw("GET", "/livez", "").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static String chat(String content) {
        return SHOES.replace("running shoes", "running shoes " + content);
    }
}
