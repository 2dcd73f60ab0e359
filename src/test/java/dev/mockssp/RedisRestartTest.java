package dev.mockssp;

import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.redis.RedisProcess;
import dev.mockssp.redis.RedisProxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What two replicas do while Redis loads its data, and when it then has older data than before. */
@Timeout(60)
class RedisRestartTest {

    private static final String KEY = "staging-restart";
    private static final String BOUND = "staging-bound";
    private static final String LOADING = "LOADING Redis is loading the dataset in memory";
    private static final Settings SETTINGS = Settings.of(Option.SEED, 7);

    /** The limit of 2 s is measured by {@code .ci/replicas}, where nothing else runs. */
    private static final Duration NO_HANGING = Duration.ofSeconds(10);

    private RedisProcess redis;
    private RedisProxy proxy;
    private Replicas replicas;

    @BeforeEach
    void start() {
        redis = RedisProcess.start("--appendfsync", "no");
        proxy = RedisProxy.start(redis.port());
        replicas = new Replicas(2, proxy.port(), SETTINGS, 1);
    }

    @AfterEach
    void stop() {
        if (replicas != null) {
            replicas.close();
        }
        if (proxy != null) {
            proxy.close();
        }
        if (redis != null) {
            redis.close();
        }
    }

    private Client.Answer bid(int replica) {
        return replicas.patient(replica).bid(KEY, SHOES);
    }

    private static void awaitReady(Client client, int status) throws Exception {
        Await.until(
                "/readyz has the status " + status,
                () -> Optional.of(true).filter(it -> client.get("/readyz").status() == status));
    }

    @Test
    void requestsAreRejectedWhileRedisLoadsItsData() throws Exception {
        bid(0);
        bid(1);
        proxy.refuseWith(LOADING);
        for (Client client : replicas.all()) {
            long begin = System.nanoTime();
            Client.Answer rejected = client.bid(KEY, SHOES);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(NO_HANGING);
            assertThat(rejected.status()).as(rejected.text()).isEqualTo(503);
            assertThat(rejected.text()).contains("loads its data", "\"status\":\"error\"");
            assertThat(rejected.header("Retry-After")).isNotEmpty();
            awaitReady(client, 503);
            assertThat(client.get("/livez").status()).isEqualTo(200);
            assertThat(client.put("/__admin/scenario", "{'name':'no-bid'}").status())
                    .isEqualTo(503);
        }
        proxy.passOn();
        awaitReady(replicas.client(0), 200);
        awaitReady(replicas.client(1), 200);
        assertThat(bid(0).header("X-Mock-Scenario")).isEqualTo("default");
        assertThat(everywhere("/__admin/requests").distinct())
                .singleElement()
                .asString()
                .contains("\"matched\":3,");
    }

    @Test
    void aServerThatStartsWaitsUntilRedisHasLoadedItsData() throws Exception {
        try (RedisProxy ofLate = RedisProxy.start(redis.port())) {
            ofLate.refuseWith(LOADING);
            CompletableFuture<MockSsp> starting = CompletableFuture.supplyAsync(
                    () -> Replicas.start(SETTINGS.with(Option.STATE, "redis://127.0.0.1:" + ofLate.port())));
            Await.until("Redis is asked again", () -> Optional.of(true).filter(it -> ofLate.refused() > 9));
            assertThat(starting).isNotDone();
            ofLate.passOn();
            try (MockSsp started = starting.get(30, TimeUnit.SECONDS)) {
                assertThat(new Client(started).get("/readyz").status()).isEqualTo(200);
            }
        }
    }

    private Stream<String> everywhere(String path) {
        return replicas.all().stream().map(client -> client.get(path).text());
    }

    /** As after a failover to a copy that lacks the last writes. */
    @Test
    void olderDataReplaceWhatTheReplicasKnow() throws Exception {
        for (int i = 0; i < 4; i++) {
            bid(i % 2);
        }
        replicas.patient(0).put("/__admin/scenario", "{'name':'no-bid','key':'" + BOUND + "'}");
        redis.copyData();
        String firstLost = bid(0).header("X-Mock-Request-Id");
        bid(1);
        replicas.patient(1).put("/__admin/scenario", "{'name':'server-error'}");
        replicas.patient(1).put("/__admin/clock", "{'frozenAt':'2025-11-24T21:51:52Z'}");
        replicas.patient(0).delete("/__admin/scenario?key=" + BOUND);
        bid(0);
        redis.stop();
        redis.restoreData();
        assertThat(replicas.client(0).bid(KEY, SHOES).status()).isEqualTo(503);
        redis.begin();

        // more writes than were lost, so that the versions are no longer older than what the replicas know
        assertThat(bid(1).header("X-Mock-Request-Id")).isEqualTo(firstLost);
        for (int i = 0; i < 9; i++) {
            Client.Answer again = bid(i % 2);
            assertThat(again.header("X-Mock-Scenario")).isEqualTo("default");
        }
        for (Client client : List.of(replicas.patient(0), replicas.patient(1))) {
            assertThat(client.bid(BOUND, SHOES).header("X-Mock-Scenario")).isEqualTo("no-bid");
            assertThat(client.get("/__admin/clock").json().get("frozen").booleanValue())
                    .isFalse();
        }
        awaitReady(replicas.client(0), 200);
        awaitReady(replicas.client(1), 200);
        assertThat(everywhere("/__admin/requests").distinct())
                .singleElement()
                .asString()
                .contains("\"matched\":16,", "\"number\":16,")
                .doesNotContain("\"number\":17,");
        assertThat(everywhere("/__admin/report").distinct()).hasSize(1);
        assertThat(everywhere("/__admin/scenario").distinct()).hasSize(1);
    }
}
