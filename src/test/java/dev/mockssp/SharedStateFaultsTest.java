package dev.mockssp;

import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.redis.RedisProcess;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.Jedis;

/** What two replicas do while Redis does not do what they need, and after it. */
@Timeout(60)
class SharedStateFaultsTest {

    private static final String KEY = "staging-faults";

    /** What is wrong with Redis. */
    enum Fault {
        FULL(client -> client.configSet("maxmemory", "1"), client -> client.configSet("maxmemory", "0")),
        READ_ONLY(
                client -> client.configSet("min-replicas-to-write", "1"),
                client -> client.configSet("min-replicas-to-write", "0")),
        UNABLE_TO_SAVE(
                client -> {
                    client.configSet("save", "3600 1");
                    // the name of a folder that there is
                    save(client, "appendonlydir", "err");
                },
                client -> save(client, "dump.rdb", "ok")),
        A_COPY(client -> client.replicaof("127.0.0.1", 1), Jedis::replicaofNoOne),
        A_STALE_COPY(
                client -> {
                    client.configSet("replica-serve-stale-data", "no");
                    client.replicaof("127.0.0.1", 1);
                },
                Jedis::replicaofNoOne),
        HANGING(client -> client.clientPause(2_500), client -> {}),
        SLEEPING(client -> client.sendCommand(() -> "DEBUG".getBytes(), "SLEEP", "0.1"), client -> {});

        private static void save(Jedis client, String file, String status) {
            client.configSet("dbfilename", file);
            client.bgsave();
            try {
                Await.until(
                        "the save ends: " + status,
                        () -> Optional.of(client.info("persistence"))
                                .filter(info -> info.contains("rdb_last_bgsave_status:" + status)));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private final Consumer<Jedis> begin;
        private final Consumer<Jedis> end;

        Fault(Consumer<Jedis> begin, Consumer<Jedis> end) {
            this.begin = begin;
            this.end = end;
        }
    }

    /** The limit of 2 s is measured by {@code .ci/replicas}, where nothing else runs. */
    private static final Duration NO_HANGING = Duration.ofSeconds(10);

    private RedisProcess redis;
    private Replicas replicas;

    @BeforeEach
    void start() {
        redis = RedisProcess.start(
                "--appendfsync", "no", "--enable-debug-command", "yes", "--enable-protected-configs", "yes");
        replicas = new Replicas(2, redis, Settings.of(Option.SEED, 7), 1);
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

    private Client.Answer soon(Client client) {
        long begin = System.nanoTime();
        Client.Answer answer = client.bid(KEY, SHOES);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(NO_HANGING);
        return answer;
    }

    /** A busy machine may be too slow for the limits of the product. */
    private static Client.Answer awaitBid(Client client) throws Exception {
        return Await.until("a bid", () -> Optional.of(client.bid(KEY, SHOES)).filter(bid -> bid.status() == 200));
    }

    private static void awaitReady(Client client, int status) throws Exception {
        Await.until(
                "/readyz has the status " + status,
                () -> Optional.of(true).filter(it -> client.get("/readyz").status() == status));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SLEEPING")
    void requestsAreRejectedAndNothingIsChanged(Fault fault) throws Exception {
        awaitBid(replicas.client(0));
        try (Jedis client = redis.client()) {
            fault.begin.accept(client);
            Client.Answer rejected = soon(replicas.client(0));
            assertThat(rejected.status()).as(rejected.text()).isEqualTo(503);
            assertThat(rejected.json().get("status").stringValue()).isEqualTo("error");
            awaitReady(replicas.client(0), 503);
            awaitReady(replicas.client(1), 503);
            assertThat(replicas.client(0).get("/livez").status()).isEqualTo(200);
            assertThat(replicas.client(1)
                            .put("/__admin/scenario", "{'name':'no-bid'}")
                            .status())
                    .isEqualTo(503);
            fault.end.accept(client);
        }
        awaitReady(replicas.client(0), 200);
        awaitReady(replicas.client(1), 200);
        assertThat(awaitBid(replicas.client(1)).header("X-Mock-Scenario")).isEqualTo("default");
        assertThat(replicas.client(0)
                        .get("/__admin/requests")
                        .json()
                        .get("matched")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void aShortDelayIsNoFault() {
        try (Jedis client = redis.client()) {
            for (int i = 0; i < 5; i++) {
                Thread sleeping = new Thread(() -> {
                    try (Jedis other = redis.client()) {
                        Fault.SLEEPING.begin.accept(other);
                    }
                });
                sleeping.start();
                assertThat(soon(replicas.next()).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void anEmptiedRedisBeginsAnew() {
        String first = replicas.patient(0).bid(KEY, SHOES).header("X-Mock-Request-Id");
        replicas.patient(0).put("/__admin/scenario", "{'name':'no-bid'}");
        replicas.patient(1).bid(KEY, SHOES);
        try (Jedis client = redis.client()) {
            client.flushAll();
        }
        Client.Answer again = replicas.patient(1).bid(KEY, SHOES);
        assertThat(again.header("X-Mock-Request-Id")).isEqualTo(first);
        assertThat(again.header("X-Mock-Scenario")).isEqualTo("default");
        for (Client client : List.of(replicas.patient(0), replicas.patient(1))) {
            assertThat(client.get("/__admin/requests").json().get("matched").intValue())
                    .isEqualTo(1);
            assertThat(client.get("/__admin/report").text())
                    .isEqualTo(replicas.patient(0).get("/__admin/report").text());
        }
    }

    private static String failure(Settings settings) {
        try (MockSsp started = Replicas.start(settings)) {
            throw new AssertionError("started at " + started.baseUrl());
        } catch (ConfigurationException e) {
            return e.getMessage();
        }
    }

    @Test
    void aStartThatFailsSaysWhichOptionIsWrong() throws Exception {
        String url = "redis://127.0.0.1:" + redis.port();
        assertThat(failure(Settings.of(Option.STATE, url).with(Option.SEED, 8)))
                .startsWith("--seed: ")
                .contains("has the seed 7");
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(failure(Settings.of(Option.STATE, "redis://127.0.0.1:" + free)))
                .isEqualTo("--state: Redis at 127.0.0.1:" + free + " does not respond");
        try (Jedis client = redis.client()) {
            client.hset("later:state", "format", "2000");
            client.configSet("requirepass", "opensesame");
        }
        assertThat(failure(Settings.of(Option.STATE, url)))
                .startsWith("--state: ")
                .contains("password");
        String wrong = "redis://:open-wrong@127.0.0.1:" + redis.port();
        assertThat(failure(Settings.of(Option.STATE, wrong)))
                .startsWith("--state: ")
                .contains("password")
                .doesNotContain("open-wrong");
        String right = "redis://:opensesame@127.0.0.1:" + redis.port();
        assertThat(failure(Settings.of(Option.STATE, right).with(Option.STATE_PREFIX, "later")))
                .startsWith("--state: ")
                .contains("format 2000", "--state-prefix");
    }

    @Test
    void aTlsConnectionNeedsATrustedCertificateAndAUser(@TempDir Path folder) throws Exception {
        Authority authority = Authority.in(folder);
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (RedisProcess tls = RedisProcess.start(
                "--tls-port",
                Integer.toString(port),
                "--tls-cert-file",
                authority.server().toString(),
                "--tls-key-file",
                authority.key().toString(),
                "--tls-ca-cert-file",
                authority.pem().toString(),
                "--tls-auth-clients",
                "no")) {
            try (Jedis client = tls.client()) {
                client.aclSetUser("team", "on", ">s3cret", "~mock-ssp:*", "+@all", "-@admin", "-@dangerous");
            }
            String url = "rediss://team:s3cret@localhost:" + port;
            assertThat(failure(Settings.of(Option.STATE, url)))
                    .startsWith("--state")
                    .doesNotContain("s3cret");
            try (MockSsp started =
                    Replicas.start(Settings.of(Option.STATE, url).with(Option.STATE_CA, authority.pem()))) {
                assertThat(new Client(started).bid(KEY, SHOES).status()).isEqualTo(200);
                assertThat(new Client(started).post("/__admin/reset", "").status())
                        .isEqualTo(204);
            }
        }
    }
}
