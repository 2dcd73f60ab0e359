package dev.mockssp;

import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.redis.RedisProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What is counted is exact when clients send at the same time: to one server, to one replica, and to each of three. */
@ParameterizedClass(name = "{0} replicas")
@ValueSource(ints = {0, 1, 3})
@Timeout(120)
class ParallelClientsTest {

    private static final String KEY = "staging-parallel";
    private static final Settings FROZEN = Settings.of(Option.CLOCK, "2025-11-24T21:51:52Z");

    private static final String CAMPAIGN =
            "{'campaigns':[{'id':'shoes','dsp':'d','advertiser':'A','domain':'a.example','vertical':'v','price':5,"
                    + "'budget':0.05,'formats':['sponsored_message'],'keywords':['shoes'],'headlines':['Shoes'],"
                    + "'prompts':[],'description':null,'product':'Shoe','landing_url':'/landing/shoes','countries':[],"
                    + "'banned_words':[]}]}";

    private static RedisProcess redis;
    private static int states;

    private final int count;
    private Replicas servers;

    /** @param count how many replicas; 0 for a server without them */
    ParallelClientsTest(int count) {
        this.count = count;
    }

    @BeforeAll
    static void startRedis() {
        redis = RedisProcess.start("--appendfsync", "no");
    }

    @AfterAll
    static void stopRedis() {
        if (redis != null) {
            redis.close();
        }
    }

    @AfterEach
    void stop() {
        if (servers != null) {
            servers.close();
        }
    }

    private void start(Settings settings) {
        servers = count == 0
                ? Replicas.none(settings)
                : new Replicas(count, redis, settings.with(Option.STATE_PREFIX, "state" + ++states), Replicas.TRIES);
        // the first request of a process is slow
        servers.all().forEach(client -> client.bid(KEY + "-first", SHOES));
    }

    private List<Client.Answer> atOnce(int calls, IntFunction<Client.Answer> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            List<Future<Client.Answer>> pending = IntStream.range(0, calls)
                    .mapToObj(i -> threads.submit(() -> call.apply(i)))
                    .toList();
            List<Client.Answer> answers = new ArrayList<>();
            for (Future<Client.Answer> answer : pending) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private Stream<Integer> matched(String query) {
        return servers.all().stream()
                .map(client -> client.get("/__admin/requests?limit=1&" + query)
                        .json()
                        .get("matched")
                        .intValue());
    }

    @Test
    void aKeyHasOneRateLimit() throws Exception {
        start(FROZEN);
        List<Integer> statuses = atOnce(500, i -> servers.next().bid(KEY, SHOES)).stream()
                .map(Client.Answer::status)
                .toList();
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(40);
        assertThat(statuses).filteredOn(status -> status == 429).hasSize(460);
        assertThat(matched("key=" + KEY)).containsOnly(500);
    }

    @Test
    void aStepIsCountedOnce() throws Exception {
        start(FROZEN.with(Option.SCENARIO, "flaky").with(Option.RATE_LIMIT, 0));
        List<Integer> statuses = atOnce(90, i -> servers.next().bid(KEY, SHOES)).stream()
                .map(Client.Answer::status)
                .toList();
        assertThat(statuses).filteredOn(status -> status == 500).hasSize(30);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(60);
    }

    @Test
    void aBudgetIsSpentOnce() throws Exception {
        start(FROZEN.with(Option.RATE_LIMIT, 0));
        assertThat(servers.next().put("/__admin/inventory", CAMPAIGN).status()).isEqualTo(200);
        List<Client.Answer> answers =
                atOnce(60, i -> servers.next().bid("production-parallel", SHOES.replace("c1", "c" + i)));
        assertThat(answers)
                .filteredOn(answer -> answer.json().at("/data/bid").isObject())
                .hasSize(10);
        assertThat(matched("outcome=fill")).containsOnly(10 + servers.all().size());
    }

    @Test
    void idsAreGivenOnce() throws Exception {
        start(FROZEN.with(Option.RATE_LIMIT, 0));
        List<Client.Answer> answers = atOnce(60, i -> servers.next().bid(i % 2 == 0 ? KEY : "unknown", SHOES));
        assertThat(answers)
                .extracting(answer -> answer.header("X-Mock-Request-Id"))
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @Test
    void eachAdvanceOfTheClockCounts() throws Exception {
        start(FROZEN);
        List<Client.Answer> answers = atOnce(60, i -> servers.next().post("/__admin/clock/advance", "{'seconds':1}"));
        assertThat(answers).extracting(Client.Answer::status).containsOnly(200);
        for (Client client : servers.all()) {
            assertThat(client.get("/__admin/clock").json().get("now").stringValue())
                    .isEqualTo("2025-11-24T21:52:52Z");
        }
    }
}
