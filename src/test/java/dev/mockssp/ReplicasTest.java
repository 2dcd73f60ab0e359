package dev.mockssp;

import static dev.mockssp.Client.NOTHING;
import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.redis.RedisProcess;
import dev.mockssp.server.RawClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three servers with one state: what one is told, all know. */
@Timeout(60)
class ReplicasTest {

    private static final String KEY = "staging-replicas";
    private static final String FROZEN = "{'frozenAt':'2025-11-24T21:51:52Z'}";
    private static final String SCENARIO = "{'description':'Test.','steps':[{'no_bid':{'reason':'no-winner'}}]}";

    private static RedisProcess redis;
    private static Replicas replicas;

    @BeforeAll
    static void start() {
        redis = RedisProcess.start("--appendfsync", "no");
        replicas = new Replicas(
                3, redis, Settings.of(Option.SEED, 7).with(Option.PUBLIC_URL, "http://ssp.test"), Replicas.TRIES);
        // the first request of a process is slow
        replicas.all().forEach(client -> client.bid(KEY, SHOES));
    }

    @AfterAll
    static void stop() {
        if (replicas != null) {
            replicas.close();
        }
        if (redis != null) {
            redis.close();
        }
    }

    @AfterEach
    void reset() {
        assertThat(replicas.next().post("/__admin/reset", "").status()).isEqualTo(204);
        assertThat(replicas.next().delete("/__admin/report").status()).isEqualTo(204);
    }

    @Test
    void aListenerSeesTheExchangesOfAllReplicas() throws Exception {
        int port = URI.create(replicas.server(1).baseUrl()).getPort();
        try (RawClient listener = new RawClient(port)) {
            listener.send("GET /__admin/events HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n");
            assertThat(listener.until("event: hello")).contains("200 OK");
            replicas.client(0).bid(KEY, SHOES);
            assertThat(listener.until("\"number\":1")).contains("event: exchange");
            replicas.client(2).put("/__admin/scenario", "{'name':'no-bid'}");
            assertThat(listener.until("\"changed\":\"scenario\"")).contains("event: state");
        }
    }

    @Test
    void theSameRequestsGetTheSameResponsesAsFromOneServer() {
        try (MockSsp alone = MockSsp.start(Settings.of(Option.SEED, 7)
                .with(Option.CLOCK, "2025-11-24T21:51:52Z")
                .with(Option.PUBLIC_URL, "http://ssp.test"))) {
            replicas.next().put("/__admin/clock", FROZEN);
            Client single = new Client(alone);
            for (int i = 0; i < 12; i++) {
                String body = i % 3 == 0 ? NOTHING : SHOES.replace("c1", "c" + i / 4);
                String expected = single.bid(KEY, body).text();
                assertThat(replicas.next().bid(KEY, body).text()).isEqualTo(expected);
            }
        }
    }

    @Test
    void settingsReachEachReplicaBeforeTheNextRequest() {
        for (int i = 0; i < 12; i++) {
            Client told = replicas.next();
            Client asked = replicas.client((i + 2) % 3);
            String wanted = i % 2 == 0 ? "no-bid" : "server-error";
            assertThat(told.put("/__admin/scenario", "{'name':'" + wanted + "'}")
                            .status())
                    .isEqualTo(200);
            assertThat(asked.bid(KEY, SHOES).header("X-Mock-Scenario")).isEqualTo(wanted);
        }
        replicas.client(0).put("/__admin/scenario", "{'name':'server-error','key':'" + KEY + "'}");
        assertThat(replicas.client(1).bid(KEY, SHOES).status()).isEqualTo(500);
        assertThat(replicas.client(2).delete("/__admin/scenario?key=" + KEY).status())
                .isLessThan(300);
        assertThat(replicas.client(0).bid(KEY, SHOES).status()).isEqualTo(500);
        replicas.client(0).delete("/__admin/scenario");
        assertThat(replicas.client(0).bid(KEY, SHOES).status()).isEqualTo(200);
    }

    @Test
    void scenariosInventoryAndClockReachEachReplica() {
        assertThat(replicas.client(0).put("/__admin/scenarios/mine", SCENARIO).status())
                .isLessThan(300);
        assertThat(replicas.client(1).bid(KEY + "+mine", SHOES).header("X-Mock-Scenario"))
                .isEqualTo("mine");
        replicas.client(1).put("/__admin/inventory", "{'campaigns':[]}");
        assertThat(replicas.client(2).bid(KEY, SHOES).json().at("/data/bid").isNull())
                .isTrue();
        replicas.client(2).put("/__admin/clock", FROZEN);
        replicas.client(0).post("/__admin/clock/advance", "{'seconds':60}");
        assertThat(replicas.client(1).bid(KEY, SHOES).json().get("timestamp").stringValue())
                .startsWith("2025-11-24T21:52:52");
    }

    @Test
    void anyReplicaServesAClick() {
        String url =
                replicas.client(0).bid(KEY, SHOES).json().at("/data/bid/url").stringValue();
        String path = url.substring(URI.create(url).resolve("/").toString().length() - 1);
        assertThat(replicas.client(1).get(path).status()).isEqualTo(302);
        assertThat(replicas.client(2)
                        .get("/__admin/requests?outcome=click")
                        .json()
                        .get("matched")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void journalReportAndVerificationAreEqual() {
        for (int i = 0; i < 9; i++) {
            replicas.next().bid(KEY, i % 2 == 0 ? SHOES : "{'userId':'me@example.com'}");
        }
        assertThat(everywhere("/__admin/requests").distinct()).hasSize(1);
        assertThat(everywhere("/__admin/report?key=" + KEY).distinct())
                .singleElement()
                .asString()
                .contains("findings");
        for (Client client : replicas.all()) {
            Client.Answer verified =
                    client.post("/__admin/verify", "{'match':{'key':'" + KEY + "'},'count':{'exactly':9}}");
            assertThat(verified.json().get("pass").booleanValue())
                    .as(verified.text())
                    .isTrue();
        }
    }

    private static Stream<String> everywhere(String path) {
        return replicas.all().stream().map(client -> client.get(path).text());
    }

    @Test
    void aResetOfOneKeyLeavesTheOthers() {
        replicas.client(0).bid(KEY, SHOES);
        replicas.client(1).bid(KEY + "-other", SHOES);
        replicas.client(2).put("/__admin/scenario", "{'name':'no-bid','key':'" + KEY + "'}");
        replicas.client(2).post("/__admin/reset", "{'key':'" + KEY + "'}");
        assertThat(matched("")).containsOnly(1);
        assertThat(matched("?key=" + KEY)).containsOnly(0);
        assertThat(replicas.client(0).bid(KEY, SHOES).header("X-Mock-Scenario")).isEqualTo("default");
    }

    @Test
    void deletedExchangesAreGoneEverywhere() {
        IntStream.range(0, 6).forEach(i -> replicas.next().bid(KEY + i % 2, SHOES));
        assertThat(replicas.client(1)
                        .delete("/__admin/requests?key=" + KEY + "0")
                        .status())
                .isLessThan(300);
        assertThat(matched("")).containsOnly(3);
        replicas.client(2).delete("/__admin/requests");
        assertThat(matched("")).containsOnly(0);
    }

    private static List<Integer> matched(String query) {
        return replicas.all().stream()
                .map(client -> client.get("/__admin/requests" + query)
                        .json()
                        .get("matched")
                        .intValue())
                .toList();
    }

    @Test
    void operatorsChangeEverythingUnderLoad() throws Exception {
        List<Callable<Integer>> operations = List.of(
                () -> replicas.next().post("/__admin/reset", "").status(),
                () -> replicas.next()
                        .post("/__admin/reset", "{'key':'" + KEY + "1'}")
                        .status(),
                () -> replicas.next()
                        .delete("/__admin/requests?key=" + KEY + "2")
                        .status(),
                () -> replicas.next().delete("/__admin/requests").status(),
                () -> replicas.next().delete("/__admin/report").status(),
                () -> replicas.next()
                        .put("/__admin/inventory", "{'campaigns':[]}")
                        .status(),
                () -> replicas.next()
                        .put("/__admin/scenario", "{'name':'no-bid','key':'" + KEY + "1'}")
                        .status(),
                () -> replicas.next().put("/__admin/clock", FROZEN).status(),
                () -> replicas.next().get("/__admin/report").status());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                String key = KEY + i % 4;
                calls.add(() -> replicas.next().bid(key, SHOES).status());
                calls.add(i % 4 == 0 ? operations.get(i / 4 % operations.size()) : calls.get(calls.size() - 1));
            }
            for (Future<Integer> done : threads.invokeAll(calls)) {
                assertThat(done.get()).isIn(200, 201, 204, 429);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(everywhere("/__admin/requests").distinct()).hasSize(1);
        assertThat(everywhere("/__admin/report").distinct()).hasSize(1);
        assertThat(everywhere("/__admin/scenario").distinct()).hasSize(1);
    }
}
