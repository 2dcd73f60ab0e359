package dev.mockssp;

import static dev.mockssp.Client.BID;
import static dev.mockssp.Client.OPENER;
import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.cli.Cli;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Requests of the dashboard and of other tools are marked, and are not counted as the client's. */
class SourceTest {

    private static final String HEADER = "X-Mock-Source";
    private static final String MAIL = SHOES.replace("running shoes", "I am ada@example.org");

    @TempDir
    private Path folder;

    private MockSsp ssp;
    private Client client;

    @BeforeEach
    void start() {
        ssp = MockSsp.start(Settings.of(Option.RECORD, folder.resolve("record.jsonl"))
                .with(Option.KEY, "new=production:revision=2026"));
        client = new Client(ssp);
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dashboard", "replay", "assistant"})
    void aMarkedRequestIsInTheJournalButNotInTheReport(String source) {
        assertThat(client.bid("staging-a", MAIL, HEADER, source).status()).isEqualTo(200);
        client.bid("staging-a", MAIL, HEADER, source, "X-Mock-Scenario", "rate-limited");

        assertThat(client.newest().path("source").stringValue()).isEqualTo(source);
        JsonNode report = client.get("/__admin/report").json();
        assertThat(report.path("exchanges").intValue()).isZero();
        assertThat(report.path("otherSources").intValue()).isEqualTo(2);
        assertThat(report.path("rules")).isEmpty();
        assertThat(report.path("experiments")).isEmpty();
        assertThat(encountered(report, "429")).isZero();
        assertThat(client.get("/__admin/report.html").text()).doesNotContain("email-in-messages");
        assertThat(client.get("/__admin/report.xml").text()).doesNotContain("ada");

        JsonNode ofTheTool = client.get("/__admin/report?source=" + source).json();
        assertThat(ofTheTool.path("exchanges").intValue()).isEqualTo(2);
        assertThat(ofTheTool.path("otherSources").intValue()).isZero();
        assertThat(ofTheTool.at("/findings/error").intValue()).isEqualTo(2);
        assertThat(encountered(ofTheTool, "429")).isEqualTo(1);
        assertThat(client.get("/__admin/report?source=all&key=staging-a")
                        .json()
                        .path("exchanges")
                        .intValue())
                .isEqualTo(2);
    }

    private static int encountered(JsonNode report, String kind) {
        return report.path("encounters")
                .valueStream()
                .filter(encounter -> encounter.path("kind").stringValue().equals(kind))
                .mapToInt(encounter -> encounter.path("times").intValue())
                .sum();
    }

    @Test
    void withoutTheHeaderTheClientSentIt() {
        client.bid("staging-a", SHOES);
        client.bid("staging-a", SHOES, HEADER, "client");

        assertThat(client.get("/__admin/requests?source=client")
                        .json()
                        .path("matched")
                        .intValue())
                .isEqualTo(2);
        assertThat(client.get("/__admin/report").json().path("exchanges").intValue())
                .isEqualTo(2);
    }

    @Test
    void theJournalHasAllAndCanBeFiltered() {
        client.bid("staging-a", SHOES);
        client.bid("staging-a", SHOES, HEADER, "dashboard");

        assertThat(matched("")).isEqualTo(2);
        assertThat(matched("?source=all")).isEqualTo(2);
        assertThat(matched("?source=dashboard")).isEqualTo(1);
        assertThat(matched("?source=replay")).isZero();
        Client.Answer wrong = client.get("/__admin/requests?source=dashbord");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().at("/error/message").stringValue()).contains("did you mean \"dashboard\"?", "replay");
        assertThat(client.get("/__admin/report?source=me").status()).isEqualTo(400);
        assertThat(client.delete("/__admin/requests?source=dashboard")
                        .json()
                        .path("deleted")
                        .intValue())
                .isEqualTo(1);
        assertThat(matched("")).isEqualTo(1);
    }

    private int matched(String query) {
        return client.get("/__admin/requests" + query).json().path("matched").intValue();
    }

    @Test
    void aVerificationCountsTheClientUnlessASourceIsAskedFor() {
        client.bid("staging-a", SHOES, HEADER, "dashboard");

        JsonNode never = verify("{'match':{},'count':{'never':true}}");
        assertThat(never.path("pass").booleanValue()).isTrue();
        JsonNode failed = verify("{'match':{'endpoint':'bid-request'}}");
        assertThat(failed.path("message").stringValue())
                .isEqualTo("expected at least 1, found 0 of 0 exchanges; not counted: 1 exchange of other sources");
        assertThat(failed.path("nearest")).isEmpty();
        assertThat(verify("{'match':{'source':'dashboard'},'count':{'exactly':1}}")
                        .path("pass")
                        .booleanValue())
                .isTrue();
        client.bid("staging-a", SHOES);
        assertThat(verify("{'match':{'source':'all'},'count':{'exactly':2}}")
                        .path("pass")
                        .booleanValue())
                .isTrue();
        assertThat(verify("{'match':{},'count':{'exactly':1}}").path("pass").booleanValue())
                .isTrue();
        assertThat(verify("{'inOrder':[{'source':'dashboard'},{}]}")
                        .path("pass")
                        .booleanValue())
                .isTrue();
        assertThat(verify("{'inOrder':[{},{'source':'dashboard'}]}")
                        .path("pass")
                        .booleanValue())
                .isFalse();
    }

    private JsonNode verify(String body) {
        return client.post("/__admin/verify", body).json();
    }

    @Test
    void theLinksOfAMarkedRequestAreMarked() {
        JsonNode bid =
                client.bid("staging-a", SHOES, HEADER, "dashboard").json().at("/data/bid");
        Client.Answer click = client.get(bid.path("url").stringValue());
        assertThat(click.status()).isEqualTo(302);
        assertThat(client.newest().path("source").stringValue()).isEqualTo("dashboard");
        assertThat(client.get(click.header("Location")).status()).isEqualTo(200);
        assertThat(client.newest().path("endpoint").stringValue()).isEqualTo("landing");
        assertThat(client.newest().path("source").stringValue()).isEqualTo("dashboard");

        JsonNode prompt = client.bid("staging-a", OPENER, HEADER, "assistant", "X-Mock-Scenario", "sponsored-prompts")
                .json()
                .at("/data/bids/0");
        assertThat(client.get(prompt.path("view_url").stringValue()).status()).isEqualTo(200);
        assertThat(client.newest().path("source").stringValue()).isEqualTo("assistant");

        JsonNode poll = client.bid("new+sponsored-poll", SHOES, HEADER, "assistant")
                .json()
                .at("/data/bid");
        assertThat(client.post(poll.path("vote_url").stringValue(), "{\"option_id\":\"0\"}")
                        .status())
                .isEqualTo(200);
        assertThat(client.newest().path("source").stringValue()).isEqualTo("assistant");

        JsonNode product =
                client.ad("staging-a", Client.PRODUCT, HEADER, "replay").json().path("data");
        assertThat(client.get(product.path("prod_url").stringValue()).status()).isEqualTo(302);
        assertThat(client.newest().path("source").stringValue()).isEqualTo("replay");
        assertThat(client.get("/__admin/report").json().path("exchanges").intValue())
                .isZero();
    }

    @Test
    void theLinksOfTheClientAreNotMarked() {
        String url = client.bid("staging-a", SHOES).json().at("/data/bid/url").stringValue();

        assertThat(url).endsWith(url.substring(url.indexOf("?token="))).doesNotContain("source");
        assertThat(client.get(url).header("Location")).doesNotContain("source");
        assertThat(client.newest().path("source").stringValue()).isEqualTo("client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dashbord", "", "all", "DASHBOARD"})
    void anUnknownSourceIsRejected(String source) {
        Client.Answer bid = client.bid("staging-a", SHOES, HEADER, source);
        assertThat(bid.status()).isEqualTo(400);
        assertThat(bid.json().path("message").stringValue())
                .contains("The source \"" + source + "\" in " + HEADER + " is unknown", "Allowed: client, dashboard");
        assertThat(client.newest().path("decidedBy").stringValue()).isEqualTo("source");
        assertThat(client.newest().path("source").stringValue()).isEqualTo("client");
        assertThat(client.ad("staging-a", Client.PRODUCT, HEADER, source).status())
                .isEqualTo(400);
        assertThat(client.send("GET", "/landing/fleetmoor-road-runner", "", HEADER, source)
                        .status())
                .isEqualTo(400);
        assertThat(client.bid("nobody", SHOES, HEADER, source).status()).isEqualTo(401);
    }

    @Test
    void aRepeatedHeaderIsRejectedEvenIfBothNameTheSame() {
        Client.Answer bid = client.bid("staging-a", SHOES, HEADER, "dashboard", HEADER, "dashboard");
        assertThat(bid.status()).isEqualTo(400);
        assertThat(bid.json().path("message").stringValue())
                .isEqualTo("The header X-Mock-Source is repeated; send it once."
                        + " Allowed: client, dashboard, replay, assistant");
        assertThat(client.newest().path("source").stringValue()).isEqualTo("client");
    }

    @Test
    void anUnknownSourceInALinkIsNotCalledAHeader() {
        Client.Answer landing = client.get("/landing/fleetmoor-road-runner?mock-source=dashbord");
        assertThat(landing.status()).isEqualTo(400);
        assertThat(landing.json().path("message").stringValue())
                .contains("The source \"dashbord\" in the query parameter mock-source is unknown; did you mean")
                .doesNotContain(HEADER);
    }

    @Test
    void theHeaderIsNoHeaderOfTheClient() throws Exception {
        client.bid("staging-a", SHOES, HEADER, "dashboard");

        assertThat(client.get("/__admin/requests").text()).doesNotContainIgnoringCase("x-mock-source");
        JsonNode entry =
                client.get("/__admin/requests.har").json().at("/log/entries").path(0);
        assertThat(entry.path("_source").stringValue()).isEqualTo("dashboard");
        assertThat(entry.path("request").toString()).doesNotContainIgnoringCase("x-mock-source");
        List<String> lines = Files.readAllLines(folder.resolve("record.jsonl"));
        assertThat(Json.read(lines.get(0).getBytes()).path("source").stringValue())
                .isEqualTo("dashboard");
        assertThat(lines.get(0)).doesNotContainIgnoringCase("x-mock-source");
    }

    @Test
    void theHeaderIsNotForwarded() {
        try (MockSsp recorder = MockSsp.start(Settings.of(Option.RECORD_FROM, ssp.baseUrl()))) {
            Client proxied = new Client(recorder);
            assertThat(proxied.bid("staging-a", SHOES, HEADER, "dashboard").status())
                    .isEqualTo(200);
            assertThat(proxied.newest().path("source").stringValue()).isEqualTo("dashboard");
            assertThat(client.newest().path("source").stringValue()).isEqualTo("client");
            assertThat(proxied.bid("staging-a", SHOES, HEADER, "me").status()).isEqualTo(400);
            assertThat(proxied.send("GET", "/api/v1/tracking/view?token=x", "", HEADER, "me")
                            .status())
                    .isEqualTo(400);
            assertThat(matched("")).isEqualTo(1);
        }
    }

    @Test
    void theReportOfTheClientSurvivesResetsWithoutTheOthers() {
        client.bid("staging-a", MAIL);
        client.bid("staging-a", MAIL, HEADER, "dashboard");
        client.post("/__admin/reset", "{'key':'staging-a'}");
        client.bid("staging-a", MAIL, HEADER, "dashboard");
        client.post("/__admin/reset", "");
        client.bid("staging-a", MAIL, HEADER, "dashboard");
        client.delete("/__admin/requests");

        assertThat(exchanges("")).isEqualTo(1);
        assertThat(exchanges("?key=staging-a")).isEqualTo(1);
        assertThat(exchanges("?source=dashboard")).isEqualTo(3);
        assertThat(exchanges("?source=all")).isEqualTo(4);
        client.delete("/__admin/report");
        assertThat(exchanges("?source=all")).isZero();
    }

    private int exchanges(String query) {
        return client.get("/__admin/report" + query).json().path("exchanges").intValue();
    }

    @Test
    void anEvictedRequestOfAToolIsNoGapOfTheClient() {
        try (MockSsp small = MockSsp.start(Settings.of(Option.JOURNAL_SIZE, 1))) {
            Client publisher = new Client(small);
            publisher.bid("staging-a", MAIL, HEADER, "dashboard");
            publisher.bid("staging-a", SHOES);

            JsonNode report = publisher.get("/__admin/report").json();
            assertThat(report.path("exchanges").intValue()).isEqualTo(1);
            assertThat(report.path("evicted").intValue()).isZero();
            assertThat(report.at("/findings/error").intValue()).isZero();
            assertThat(publisher
                            .post("/__admin/verify", "{'match':{},'count':{'exactly':1}}")
                            .json()
                            .path("pass")
                            .booleanValue())
                    .isTrue();
            JsonNode all = publisher.get("/__admin/report?source=all").json();
            assertThat(all.path("evicted").intValue()).isEqualTo(1);
            assertThat(all.at("/findings/error").intValue()).isEqualTo(1);
        }
    }

    @Test
    void theCommandReportsOneSource() {
        client.bid("staging-a", MAIL, HEADER, "dashboard");

        assertThat(report())
                .startsWith("1 ")
                .contains("found 0 ad requests", "1 exchange of other sources: see --source");
        assertThat(report("--min-exchanges", "0")).startsWith("0 ").contains("not counted: 1 exchange");
        assertThat(report("--source", "dashboard")).startsWith("1 ").contains("email-in-messages");
        assertThat(report("--source", "all", "--fail-on", "never"))
                .startsWith("0 ")
                .contains("1 exchange,");
        assertThat(report("--source", "me")).startsWith("2 ").contains("allowed is one of client, dashboard");
        assertThat(report("--key", "staging-a")).startsWith("1 ");
        assertThat(client.get("/__admin/report?key=staging-a").json().toString())
                .contains("only exchanges of other sources have the key");
    }

    /** Exit code and output of the command. */
    private String report(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(out, true, StandardCharsets.UTF_8);
        String[] all = Stream.concat(Stream.of("report", "--url", ssp.baseUrl()), Stream.of(arguments))
                .toArray(String[]::new);
        int code = new Cli().run(all, Map.of(), both, both);
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aPageMaySendTheHeaderAndNoResponseHasIt() {
        Client.Answer marked = client.bid("staging-a", SHOES, HEADER, "dashboard");

        assertThat(marked.headers().map().keySet()).noneMatch(name -> name.equalsIgnoreCase(HEADER));
        assertThat(client.send("OPTIONS", BID, "", "Origin", ssp.baseUrl(), "Access-Control-Request-Method", "POST")
                        .header("Access-Control-Allow-Headers"))
                .contains(HEADER);
    }
}
