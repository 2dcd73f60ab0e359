package dev.mockssp;

import static dev.mockssp.Client.OPENER;
import static dev.mockssp.Client.PRODUCT;
import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Suites send requests while operators change everything, for a limited number of requests. */
@Timeout(120)
class UnderFireTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Replicas servers;

    @BeforeEach
    void start() {
        servers = start(Settings.of(Option.JOURNAL_SIZE, 50).with(Option.RATE_LIMIT, 0));
    }

    Replicas start(Settings settings) {
        return Replicas.none(settings);
    }

    /** How often each task does its step. */
    int calls() {
        return 50;
    }

    private Client client() {
        return servers.next();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        if (servers != null) {
            servers.close();
        }
    }

    private Callable<Void> repeated(IntConsumer step) {
        return () -> {
            for (int i = 0; i < calls(); i++) {
                step.accept(i);
            }
            return null;
        };
    }

    private void allAtOnce(List<Callable<Void>> tasks) throws Exception {
        for (Future<Void> done : threads.invokeAll(tasks)) {
            done.get();
        }
    }

    private void call(int i) {
        String key = (i % 2 == 0 ? "staging-" : "production-") + i % 3;
        Client.Answer bid = client().bid(key, i % 5 == 0 ? OPENER : SHOES);
        Client.Answer ad = client().ad(key + (i % 4 == 0 ? "+no-bid" : ""), PRODUCT);
        assertThat(bid.status()).as(bid.text()).isIn(200, 400, 410);
        assertThat(ad.status()).as(ad.text()).isIn(200, 400, 410);
        String url = bid.status() == 200 ? bid.json().at("/data/bid/url").asString("") : "";
        if (!url.isEmpty()) {
            assertThat(client().get(url).status()).isIn(302, 404);
        }
    }

    private void look(int i) {
        JsonNode journal = client().get("/__admin/requests").json();
        List<Long> numbers = journal.get("requests")
                .valueStream()
                .map(entry -> entry.get("number").longValue())
                .toList();
        assertThat(numbers)
                .hasSizeLessThanOrEqualTo(50)
                .hasSize(journal.get("matched").intValue());
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
        if (!numbers.isEmpty()) {
            assertThat(numbers.get(numbers.size() - 1))
                    .isGreaterThanOrEqualTo(
                            numbers.size() + journal.get("evicted").longValue());
        }
    }

    @Test
    void everyExchangeIsCountedOnce() throws Exception {
        allAtOnce(List.of(repeated(this::call), repeated(this::call), repeated(this::call), repeated(this::look)));
        JsonNode journal = client().get("/__admin/requests").json();
        long last = journal.at("/requests/49/number").longValue();
        assertThat(last).isGreaterThanOrEqualTo(3 * 2 * calls());
        assertThat(journal.get("matched").longValue() + journal.get("evicted").longValue())
                .isEqualTo(last);
        assertThat(journal.at("/requests/0/number").longValue()).isEqualTo(last - 49);
    }

    @Test
    void whateverTheOperatorsDoEveryCallIsAnswered() throws Exception {
        String inventory = client().get("/__admin/inventory").text().replace("'", "\\u0027");
        List<Callable<Void>> tasks = new ArrayList<>();
        tasks.add(repeated(this::call));
        tasks.add(repeated(this::call));
        tasks.add(repeated(this::call));
        tasks.add(repeated(this::look));
        tasks.add(repeated(i -> {
            ok(client().put("/__admin/scenarios/mine", "{'description':'d','steps':[{'fail':{'status':410}}]}"));
            client().put("/__admin/scenario", "{'name':'mine','key':'staging-0'}");
            client().put("/__admin/scenario", i % 2 == 0 ? "{'name':'mine'}" : "{'name':'low-fill'}");
            client().delete("/__admin/scenarios/mine");
            ok(client().delete("/__admin/scenario?key=staging-0"));
        }));
        tasks.add(repeated(i -> {
            ok(client().put("/__admin/inventory", i % 3 == 0 ? "{'campaigns':[]}" : inventory));
            ok(client().delete("/__admin/requests?outcome=fill"));
            ok(client().post("/__admin/clock/advance", "{'seconds':1}"));
            ok(client().post("/__admin/reset", i % 8 == 0 ? "" : "{'key':'production-1'}"));
        }));
        allAtOnce(tasks);
        ok(client().post("/__admin/reset", ""));
        assertThat(client().bid("staging-0", SHOES).json().at("/data/bid").isObject())
                .isTrue();
        assertThat(client().newest().get("number").longValue()).isEqualTo(1);
    }

    private static void ok(Client.Answer response) {
        assertThat(response.status()).as(response.text()).isIn(200, 201, 204);
    }
}
