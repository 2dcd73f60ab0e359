package dev.mockssp;

import static dev.mockssp.Client.PRODUCT;
import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.redis.RedisProcess;
import dev.mockssp.server.RawClient;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A replica that starts late shows what the others show, and a listener can go on at it. */
@Timeout(60)
class LateReplicaTest {

    private static final String KEY = "staging-late";
    private static final String SCENARIO = "{'description':'Test.','steps':[{'no_bid':{'reason':'no-winner'}}]}";
    private static final Settings SETTINGS = Settings.of(Option.SEED, 7)
            .with(Option.PUBLIC_URL, "http://ssp.test")
            .with(Option.RATE_LIMIT, 0)
            .with(Option.JOURNAL_SIZE, 60);

    private RedisProcess redis;
    private Replicas replicas;

    @BeforeEach
    void start() {
        redis = RedisProcess.start("--appendfsync", "no");
        replicas = new Replicas(2, redis, SETTINGS, Replicas.TRIES);
    }

    @AfterEach
    void stop() {
        if (replicas != null) {
            replicas.close();
        }
        if (redis != null) {
            redis.close();
        }
    }

    private void exchanges(int count) {
        for (int i = 0; i < count; i++) {
            switch (i % 5) {
                case 0 -> replicas.next().ad(KEY + 0, PRODUCT);
                case 1 -> replicas.next().bid(KEY + 1, "{'userId':'me@example.com'}");
                case 2 -> replicas.next().bid("unknown", SHOES);
                default -> replicas.next().bid(KEY + i % 3, SHOES.replace("c1", "c" + i));
            }
        }
    }

    private static void ok(Client.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    }

    private void operations() {
        ok(replicas.next().put("/__admin/scenario", "{'name':'low-fill'}"));
        ok(replicas.next().put("/__admin/scenario", "{'name':'no-bid','key':'" + KEY + "1'}"));
        ok(replicas.next().put("/__admin/scenarios/mine", SCENARIO));
        ok(replicas.next().put("/__admin/scenarios/mine", SCENARIO.replace("{'d", "{'key':'" + KEY + "0','d")));
        ok(replicas.next().put("/__admin/inventory", "{'campaigns':[]}"));
        ok(replicas.next().put("/__admin/clock", "{'frozenAt':'2025-11-24T21:51:52Z'}"));
        ok(replicas.next().post("/__admin/clock/advance", "{'seconds':60}"));
    }

    private List<String> everywhere(String path) {
        return replicas.all().stream().map(client -> client.get(path).text()).toList();
    }

    @Test
    void itShowsTheSame() {
        exchanges(40);
        ok(replicas.next().post("/__admin/reset", "{'key':'" + KEY + "1'}"));
        ok(replicas.next().delete("/__admin/requests?key=" + KEY + "2"));
        operations();
        exchanges(80);
        List<String> paths = Stream.of(
                        "requests",
                        "requests?key=" + KEY + "0",
                        "summaries",
                        "report",
                        "report?key=" + KEY + "1",
                        "scenario",
                        "scenarios",
                        "inventory",
                        "clock")
                .map(path -> "/__admin/" + path)
                .toList();
        replicas.add(redis.port(), SETTINGS, Replicas.TRIES);
        for (String path : paths) {
            List<String> texts = everywhere(path);
            assertThat(texts).hasSize(3);
            assertThat(texts).as(path).containsOnly(texts.get(0));
        }
        assertThat(everywhere("/__admin/requests")).first().asString().contains("\"matched\":60,");
        assertThat(everywhere("/__admin/clock")).first().asString().contains("21:52:52Z");
        Client late = replicas.client(2);
        assertThat(late.bid(KEY + "1", SHOES).header("X-Mock-Scenario")).isEqualTo("no-bid");
        assertThat(late.bid(KEY + "0+mine", SHOES).header("X-Mock-Scenario")).isEqualTo("mine");
        assertThat(late.newest().get("number").longValue())
                .isEqualTo(replicas.client(0).newest().get("number").longValue());
    }

    /** Listens to a replica that knows everything: it reads the log before it responds to the first request. */
    private RawClient listen(int replica, String... headers) throws IOException {
        ok(replicas.client(replica).get("/__admin/clock"));
        int port = URI.create(replicas.server(replica).baseUrl()).getPort();
        String head = String.join("\r\n", headers);
        return new RawClient(port)
                .patience(30_000)
                .send("GET /__admin/events HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + head
                        + (head.isEmpty() ? "" : "\r\n") + "\r\n");
    }

    /** The first event. */
    private String hello(int replica) throws IOException {
        try (RawClient listener = listen(replica)) {
            String start = listener.until("}");
            return start.substring(start.indexOf("id: "));
        }
    }

    @Test
    void itsJournalHasTheSameId() throws IOException {
        exchanges(5);
        String before = hello(0);
        assertThat(before).contains("id: 5\nevent: hello\n", "\"journal\":");
        ok(replicas.next().post("/__admin/reset", "{'key':'" + KEY + "1'}"));
        assertThat(hello(0)).isNotEqualTo(before);
        replicas.add(redis.port(), SETTINGS, Replicas.TRIES);
        assertThat(hello(2)).isEqualTo(hello(0)).isEqualTo(hello(1));
    }

    @Test
    void aListenerGoesOnAtAnotherReplica() throws IOException {
        exchanges(40);
        try (RawClient listener = listen(0)) {
            listener.until("event: hello");
            exchanges(2);
            assertThat(listener.until("\"number\":42")).contains("id: 41\n", "id: 42\n");
        }
        exchanges(3);
        replicas.add(redis.port(), SETTINGS, Replicas.TRIES);
        for (int i = 0; i < 3; i++) {
            try (RawClient listener = listen(i, "Last-Event-ID: 42")) {
                assertThat(listener.until("\"number\":45"))
                        .contains("id: 42\nevent: hello\n", "\"resumed\":true", "id: 43\n", "id: 44\n", "id: 45\n")
                        .doesNotContain("event: gap");
            }
        }
        exchanges(65);
        for (int i = 0; i < 3; i++) {
            try (RawClient listener = listen(i, "Last-Event-ID: 42")) {
                assertThat(listener.until("\"number\":51"))
                        .contains("id: 42\nevent: hello\n", "\"lost\":8", "id: 51\n")
                        .doesNotContain("id: 50\n");
            }
        }
    }

    /** Some of what the listener knows is lost, so it must read everything again. */
    @Test
    void aJournalThatHasLostExchangesHasAnotherId() throws Exception {
        exchanges(5);
        redis.copyData();
        exchanges(5);
        String before = hello(0);
        redis.stop();
        redis.restoreData();
        redis.begin();
        exchanges(9);
        assertThat(before).contains("id: 10\n");
        assertThat(hello(0)).contains("id: 14\n");
        assertThat(journal(hello(0))).isNotEqualTo(journal(before));
    }

    private static String journal(String hello) {
        return hello.substring(hello.indexOf("\"journal\":"));
    }
}
