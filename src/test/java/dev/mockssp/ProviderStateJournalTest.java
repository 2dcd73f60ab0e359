package dev.mockssp;

import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.client.MockSspClient;
import dev.mockssp.client.RequestPattern;
import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.journal.match.Times;
import dev.mockssp.json.Json;
import dev.mockssp.lint.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Changes of the provider state in log, journal and events: Pact verifiers show no more of a rejection than its status.
 */
class ProviderStateJournalTest {

    private static final String STATES = "/__admin/pact/states";
    private static final String REQUESTS = "/__admin/requests";
    private static final String KEY = "production-pact";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private MockSsp ssp;
    private Client client;

    private void start(Settings settings) throws Exception {
        Config config = Settings.of(Option.PORT, 0).with(settings).config();
        ssp = MockSsp.start(config, new PrintStream(out, true, StandardCharsets.UTF_8));
        client = new Client(ssp);
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    private List<String> log() throws Exception {
        int exchanges = client.get(REQUESTS).json().get("matched").intValue();
        return Await.until(
                "a line for each exchange",
                () -> Optional.of(out.toString(StandardCharsets.UTF_8).lines().toList())
                        .filter(lines -> lines.size() >= exchanges));
    }

    private List<JsonNode> journal(String query) {
        return client.get(REQUESTS + query)
                .json()
                .path("requests")
                .valueStream()
                .toList();
    }

    @Test
    void eachChangeIsALineOfTheLog() throws Exception {
        start(Settings.none());
        client.post(STATES, "{'state':'no-bid','params':{}}");
        client.post(STATES, "{'state':'slow','params':{'key':'" + KEY + "'}}");
        client.post(STATES, "{'state':'slow','params':{'key':'" + KEY + "'},'action':'teardown'}");
        client.post(STATES, "{'state':'no-bid','action':'teardown'}");
        client.post(STATES, "{'state':'No Bid'}");
        client.post(STATES, "{'state':'no-bid','params':{'apiKey':'real-secret-key'}}");
        client.post(STATES, "{");

        assertThat(log()).hasSize(7);
        String before = "POST /__admin/pact/states ";
        assertThat(log().get(0)).contains(before + "200 ", " [no-bid] state: \"no-bid\" is active for every key");
        assertThat(log().get(1)).contains(" [slow] state: \"slow\" is bound to the key prod…ct");
        assertThat(log().get(2)).contains(" [no-bid] state: \"slow\" ended for the key prod…ct");
        assertThat(log().get(3)).contains(" state: \"no-bid\" ended, \"default\" is active for every key");
        assertThat(log().get(4)).contains(before + "404 ", " [default] rejected: ", "did you mean \"no-bid\"?");
        assertThat(log().get(5))
                .contains(before + "400 ", "rejected: /params/apiKey is unknown; did you mean \"key\"?");
        assertThat(log().get(6)).contains(before + "400 ", "rejected: ");
        assertThat(String.join("", log())).doesNotContain("real-secret-key");
    }

    @Test
    void theLogInJsonHasThemToo() throws Exception {
        start(Settings.of(Option.LOG, "json"));
        client.post(STATES, "{'state':'no-bid'}");
        client.post(STATES, "{'state':'nope'}");

        List<JsonNode> lines = log().stream()
                .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
        assertThat(lines).extracting(line -> line.path("outcome").asString()).containsExactly("state", "rejected");
        assertThat(lines).extracting(line -> line.path("status").asInt()).containsExactly(200, 404);
        assertThat(lines.get(1).path("reason").asString()).contains("Unknown scenario \"nope\"");
    }

    @Test
    void theJournalHasThemUnderAnEndpointAndOutcomesOfTheirOwn() throws Exception {
        start(Settings.none());
        client.bid(KEY, SHOES);
        client.post(STATES + "?key=" + KEY, "{'state':'no-bid'}");
        client.post(STATES, "{'state':'nope','params':{'key':'real-secret-key'}}");
        client.post(STATES, "{'state':'no-bid','params':{'key':'real-secret-key'}}");
        client.post(STATES, "{'params':{'apiKey':'real-secret-key'}");
        client.bid(KEY, SHOES);

        assertThat(journal("")).hasSize(6);
        List<JsonNode> changes = journal("?endpoint=provider-state");
        assertThat(changes).hasSize(4);
        assertThat(changes).extracting(it -> it.path("number").asInt()).containsExactly(2, 3, 4, 5);
        assertThat(changes.get(0).at("/response/body/state").asString()).isEqualTo("no-bid");
        assertThat(changes.get(0).at("/client/key").asString()).isEqualTo("prod…ct");
        assertThat(changes.get(0).path("request").toString() + changes.get(0).path("response"))
                .contains("prod…ct")
                .doesNotContain(KEY);
        assertThat(journal("?outcome=rejected")).hasSize(3);
        assertThat(journal("?outcome=rejected").get(0).at("/response/status").asInt())
                .isEqualTo(404);
        assertThat(journal("?outcome=state&key=" + KEY)).hasSize(1);
        assertThat(client.get(REQUESTS).text()).doesNotContain("real-secret-key");
        String id = changes.get(0).path("id").asString();
        assertThat(client.get(REQUESTS + "/" + id).status()).isEqualTo(200);
        assertThat(client.get(REQUESTS + "/" + id + "/step").status()).isEqualTo(409);
        assertThat(client.get(REQUESTS + ".har?outcome=state").json().at("/log/entries"))
                .hasSize(1);
        assertThat(client.get(REQUESTS + ".jsonl?outcome=rejected").text().lines())
                .hasSize(3);
    }

    /** Requests of the code under test are separate from state changes. */
    @Test
    void theyAreNoTrafficOfThePublisher() throws Exception {
        start(Settings.none());
        client.post(STATES, "{'state':'no-bid','params':{'key':'" + KEY + "'}}");
        client.bid(KEY, SHOES);
        client.post(STATES, "{'state':'nope'}");

        assertThat(ssp.requests()).hasSize(1);
        assertThat(ssp.requests(KEY)).hasSize(1);
        assertThat(MockSspClient.at(ssp.baseUrl()).requests()).hasSize(1);
        assertThat(MockSspClient.at(ssp.baseUrl()).requests(KEY)).hasSize(1);
        Report report = ssp.report();
        assertThat(report.exchanges()).isEqualTo(1);
        assertThat(report.fillRate()).isZero();
        assertThat(client.get("/__admin/report?key=" + KEY)
                        .json()
                        .path("exchanges")
                        .asInt())
                .isEqualTo(1);
        ssp.verify(RequestPattern.anything(), Times.exactly(1));
    }

    /** A verification that says "never" fails when vendor traffic was evicted, and only then. */
    @Test
    void whatIsEvictedOfThemCountsForNothing() throws Exception {
        start(Settings.of(Option.JOURNAL_SIZE, 2));
        for (int i = 0; i < 5; i++) {
            client.post(STATES, "{'state':'no-bid'}");
        }
        assertThat(journal("")).hasSize(2);
        assertThat(client.get(REQUESTS).json().path("evicted").asInt()).isZero();
        ssp.verify(RequestPattern.anything(), Times.exactly(0));

        client.bid(KEY, SHOES);
        client.bid(KEY, SHOES);
        client.post(STATES, "{'state':'no-bid'}");
        assertThat(client.get(REQUESTS).json().path("evicted").asInt()).isEqualTo(1);
    }

    @Test
    void theyDoNotChangeWhatASeedGives() throws Exception {
        start(Settings.of(Option.SEED, 7));
        client.post(STATES, "{'state':'default'}");
        String after = client.post("/api/v1/ssp/bid-request", "{}")
                .json()
                .path("requestId")
                .asString();
        ssp.reset();
        String before = client.post("/api/v1/ssp/bid-request", "{}")
                .json()
                .path("requestId")
                .asString();

        assertThat(after).isEqualTo(before);
    }

    @Test
    void aPageThatMayNotChangeTheStateIsWrittenDown() throws Exception {
        start(Settings.none());
        assertThat(client.send("POST", STATES, "{'state':'no-bid'}", "Origin", "https://evil.example")
                        .status())
                .isEqualTo(403);

        assertThat(journal("?outcome=rejected").get(0).path("reason").asString())
                .contains("https://evil.example");
        assertThat(log()).singleElement().asString().contains("403", "rejected: ");
    }

    @Test
    void aRecordingHasThem() throws Exception {
        Path file = folder.resolve("run.jsonl");
        start(Settings.of(Option.RECORD, file.toString()));
        client.post(STATES, "{'state':'no-bid'}");

        assertThat(Files.readString(file)).contains("\"endpoint\":\"provider-state\"", "\"outcome\":\"state\"");
    }

    @Test
    void aStateWhileARealServiceIsRecordedIsRejectedWithTheReason() throws Exception {
        start(Settings.of(Option.RECORD_FROM, "http://127.0.0.1:9"));
        assertThat(client.post(STATES, "{'state':'no-bid','params':{'key':'real-secret-key'}}")
                        .status())
                .isEqualTo(409);

        JsonNode rejected = journal("").get(0);
        assertThat(rejected.path("reason").asString()).contains("--record-from");
        assertThat(rejected.toString()).doesNotContain("real-secret-key");
        assertThat(client.get("/__admin/recorded/scenario").status()).isEqualTo(409);
    }
}
