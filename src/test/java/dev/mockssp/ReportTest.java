package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.cli.Cli;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.json.Json;
import dev.mockssp.lint.rule.RuleCatalogue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** The report over a run, for a program, a person, a CI service and the command line. */
class ReportTest {

    private static final String KEY = "production-report";
    private static final String CLEAN = """
            {"userId": "user-1", "chatId": "%s", "config": {"experiment_tag": "%s"},
             "messages": [{"role": "user", "content": "running shoes", "timestamp": "2025-11-24T10:00:00Z"}]}""";

    @TempDir
    private Path folder;

    private MockSsp ssp;

    @BeforeEach
    void start() {
        ssp = MockSsp.start(Settings.of(Option.CLOCK, "2025-11-24T21:51:52Z"));
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    @Test
    void aCleanRunHasNoFindingAndFailsNothing() throws Exception {
        bid("chat-1", "a", "");

        JsonNode report = report();
        assertThat(report.at("/findings").toString()).isEqualTo("{\"error\":0,\"warning\":0,\"info\":0}");
        assertThat(report.get("rules").isArray()).isTrue();
        assertThat(report.get("rules")).isEmpty();
        assertThat(cli("report", "--url", ssp.baseUrl(), "--fail-on", "info").code)
                .isZero();
    }

    @Test
    void findingsAreCountedByRuleAndFailTheBuild() throws Exception {
        bid("chat-1", "a", "", CLEAN.replace("running shoes", "write to me at jo@mail.example"));

        JsonNode report = report();
        assertThat(report.at("/findings/error").intValue()).isEqualTo(1);
        assertThat(report.at("/rules/0/rule").stringValue()).isEqualTo("email-in-messages");
        assertThat(report.at("/rules/0/findings/0/seen").stringValue()).doesNotContain("jo@mail.example");

        Run failed = cli("report", "--url", ssp.baseUrl());
        assertThat(failed.code).isEqualTo(1);
        assertThat(failed.out).contains("1 error", "email-in-messages (1)");
        assertThat(cli("report", "--url", ssp.baseUrl(), "--fail-on", "never").code)
                .isZero();
    }

    @Test
    void itSaysWhatTheCodeHasMetAndHowItWentOn() throws Exception {
        for (String scenario : List.of("no-bid", "rate-limited", "server-error", "malformed-json")) {
            bid("chat-1", "a", scenario);
        }
        for (int i = 0; i < 3; i++) {
            bid("chat-1", "a", "");
        }

        JsonNode report = report();
        assertThat(encounter(report, "no-bid")).containsExactly(1, 1, 1);
        assertThat(encounter(report, "429")).containsExactly(1, 1, 1);
        assertThat(encounter(report, "500")).containsExactly(1, 1, 1);
        assertThat(encounter(report, "malformed-json")).containsExactly(1, 1, 1);
        assertThat(encounter(report, "timeout")).containsExactly(0, 0, 0);
        assertThat(report.at("/fill/rate").doubleValue()).isEqualTo(0.75);
    }

    @Test
    void onlySoonCallsAreHammering() throws Exception {
        bid("chat-1", "a", "rate-limited");
        for (int i = 0; i < 3; i++) {
            ssp.clock().advance(Duration.ofSeconds(2));
            bid("chat-1", "a", "");
        }

        assertThat(encounter(report(), "429")).containsExactly(1, 1, 0);
    }

    /** Others use the site at the same time, and a chat goes on. */
    @Test
    void requestsOfOthersAreNoRetriesInABurst() throws Exception {
        String goesOn = CLEAN.replace("}]}", "}, {\"role\": \"user\", \"content\": \"red\"}]}");
        bid("chat-1", "a", "no-bid");
        for (String chat : List.of("chat-2", "chat-3", "chat-4")) {
            bid(chat, "a", "");
        }
        bid("chat-1", "a", "", goesOn);
        bid("chat-1", "a", "");
        bid("chat-1", "a", "");
        assertThat(encounter(report(), "no-bid")).containsExactly(1, 1, 0);

        bid("chat-1", "a", "");
        assertThat(encounter(report(), "no-bid")).containsExactly(1, 1, 1);
    }

    @Test
    void experimentsAreCompared() throws Exception {
        JsonNode first = Json.read(bid("chat-1", "a", "").getBytes(StandardCharsets.UTF_8));
        bid("chat-2", "a", "");
        bid("chat-3", "b", "no-bid");
        get(first.at("/data/bid/url").stringValue());

        JsonNode experiments = report().get("experiments");
        JsonNode a = experiments.get(0);
        assertThat(a.get("tag").stringValue()).isEqualTo("a");
        assertThat(a.get("requests").intValue()).isEqualTo(2);
        assertThat(a.get("impressions").intValue()).isEqualTo(2);
        assertThat(a.get("clicks").intValue()).isEqualTo(1);
        assertThat(a.get("ctr").doubleValue()).isEqualTo(0.5);
        assertThat(a.get("revenue").decimalValue())
                .isEqualByComparingTo(first.at("/data/bid/price")
                        .decimalValue()
                        .movePointLeft(3)
                        .add(first.at("/data/bid/price").decimalValue().movePointLeft(3)));
        JsonNode b = experiments.get(1);
        assertThat(b.get("requests").intValue()).isEqualTo(1);
        assertThat(b.get("impressions").intValue()).isZero();
        assertThat(report().at("/bids/0/clicks").intValue()).isEqualTo(1);
    }

    @Test
    void theShareOfFilledRequestsIsComparedToo() throws Exception {
        bid("chat-1", "a", "");
        bid("chat-2", "a", "no-bid");
        bid("chat-3", "a", "server-error");

        JsonNode a = report().at("/experiments/0");
        assertThat(a.get("fills").intValue()).isEqualTo(1);
        assertThat(a.get("fillRate").doubleValue()).isEqualTo(0.5);
    }

    @Test
    void itTellsWhenTheRunWasAndWhenARuleWasBroken() throws Exception {
        String email = CLEAN.replace("running shoes", "write to me at jo@mail.example");
        bid("chat-1", "a", "");
        ssp.clock().advance(Duration.ofSeconds(5));
        bid("chat-2", "a", "", email);
        ssp.clock().advance(Duration.ofSeconds(7));
        bid("chat-3", "a", "", email);
        ssp.clock().advance(Duration.ofSeconds(8));
        bid("chat-4", "a", "server-error");

        JsonNode report = report();
        assertThat(report.get("began").stringValue()).isEqualTo("2025-11-24T21:51:52Z");
        assertThat(report.get("ended").stringValue()).isEqualTo("2025-11-24T21:52:12Z");
        JsonNode rule = report.get("rules")
                .valueStream()
                .filter(node -> node.get("rule").stringValue().equals("email-in-messages"))
                .findFirst()
                .orElseThrow();
        assertThat(rule.get("firstSeen").stringValue()).isEqualTo("2025-11-24T21:51:57Z");
        assertThat(rule.get("lastSeen").stringValue()).isEqualTo("2025-11-24T21:52:04Z");

        String page = get(ssp.baseUrl() + "/__admin/report.html");
        assertThat(page)
                .contains("2025-11-24 21:51:52</time> to ", "21:52:12</time> UTC, 20 s")
                .contains("First seen <time datetime=\"2025-11-24T21:51:57Z\">")
                .contains("<a href=\"" + ssp.baseUrl() + "/#/exchanges/"
                        + rule.at("/findings/0/requestId").stringValue() + "\">");
    }

    @Test
    void theRunIsDividedIntoIntervals() throws Exception {
        for (String scenario : List.of("", "no-bid", "server-error", "malformed-json")) {
            bid("chat-1", "a", scenario);
        }
        ssp.clock().advance(Duration.ofSeconds(20));
        bid("chat-1", "a", "");
        ssp.reset();
        ssp.clock().advance(Duration.ofMinutes(2));
        new Client(ssp).put("/__admin/scenarios/late", "{'description':'d','steps':[{'fill':{},'delay_ms':300}]}");
        bid("chat-1", "a", "late");

        JsonNode timeline = report().get("timeline");
        assertThat(timeline.get("intervalMillis").longValue()).isEqualTo(5_000);
        JsonNode intervals = timeline.get("intervals");
        assertThat(intervals).hasSize(3);
        JsonNode first = intervals.get(0);
        assertThat(first.get("at").stringValue()).isEqualTo("2025-11-24T21:51:50Z");
        for (String kind : List.of("fills", "noBids", "errors", "faults")) {
            assertThat(first.get(kind).intValue()).as(kind).isEqualTo(1);
        }
        assertThat(first.get("medianMillis").doubleValue()).isPositive();
        assertThat(intervals.get(2).get("medianMillis").doubleValue()).isBetween(250.0, 10_000.0);
    }

    @Test
    void aLongRunHasNoMoreIntervals() throws Exception {
        for (int i = 0; i < 100; i++) {
            bid("chat-" + i, "a", "no-bid");
            ssp.clock().advance(Duration.ofMinutes(i));
            if (i == 50) {
                ssp.reset(KEY);
            }
        }

        JsonNode timeline = report().get("timeline");
        assertThat(timeline.get("intervals")).hasSizeBetween(12, 60);
        assertThat(timeline.get("intervals")
                        .valueStream()
                        .mapToInt(interval -> interval.get("noBids").intValue())
                        .sum())
                .isEqualTo(100);
        assertThat(timeline.get("intervalMillis").longValue()).isEqualTo(10_800_000);
    }

    @Test
    void aRunOfYearsFitsToo() throws Exception {
        bid("chat-1", "a", "no-bid");
        ssp.clock().freeze(java.time.Instant.parse("9999-12-31T23:59:59Z"));
        bid("chat-2", "a", "no-bid");

        assertThat(report().at("/timeline/intervals")).hasSize(2);
        assertThat(get(ssp.baseUrl() + "/__admin/report.html")).contains("9999-12-31");
    }

    @Test
    void thePageDrawsEachTagAndEscapesIt() throws Exception {
        bid("chat-1", "<i>a</i>", "");
        bid("chat-2", "b", "no-bid");

        String page = get(ssp.baseUrl() + "/__admin/report.html");
        assertThat(page)
                .contains(
                        "<b>Fill rate</b>",
                        "<b>Outcomes</b>",
                        "<b>Latency</b>",
                        "&lt;i&gt;a&lt;/i&gt;</span> <b>100.0 %</b>")
                .contains("aria-label=\"Outcomes over the run: 1 ad, 1 no-bid, 0 errors, 0 faults\"")
                .doesNotContain("<i>a");
    }

    @Test
    void anEmptyReportSaysThatThereIsNothing() throws Exception {
        assertThat(get(ssp.baseUrl() + "/__admin/report.html"))
                .contains("There are no exchanges", "There were no ad requests", "No rule was broken")
                .doesNotContain("NaN", "Infinity");
        assertThat(report().has("began")).isFalse();
    }

    @Test
    void repeatedClicksDoNotRaiseTheRateAboveAll() throws Exception {
        JsonNode first = Json.read(bid("chat-1", "a", "").getBytes(StandardCharsets.UTF_8));
        bid("chat-2", "a", "");
        for (int i = 0; i < 5; i++) {
            get(first.at("/data/bid/url").stringValue());
        }
        JsonNode a = report().at("/experiments/0");
        assertThat(a.get("clicks").intValue()).isEqualTo(5);
        assertThat(a.get("ctr").doubleValue()).isEqualTo(0.5);
        assertThat(get(ssp.baseUrl() + "/__admin/report.html")).contains("<td>5</td><td>50.0 %</td>");
    }

    @Test
    void aClickWithoutAnImpressionIsNoneOfTheRate() throws Exception {
        JsonNode prompts = Json.read(bid("chat-1", "a", "sponsored-prompts").getBytes(StandardCharsets.UTF_8));
        for (JsonNode bid : prompts.at("/data/bids")) {
            get(bid.get("url").stringValue());
        }
        assertThat(report().at("/experiments/0/ctr").doubleValue()).isZero();
        get(prompts.at("/data/bids/0/view_url").stringValue());
        get(prompts.at("/data/bids/0/view_url").stringValue());
        assertThat(report().at("/experiments/0/ctr").doubleValue()).isEqualTo(0.5);
    }

    @Test
    void nothingFailsWhenNothingIsToFail() throws Exception {
        bid("chat-1", "a", "", CLEAN.replace("running shoes", "write to me at jo@mail.example"));
        assertThat(get(ssp.baseUrl() + "/__admin/report.xml?failOn=never"))
                .contains("failures=\"0\"", "email-in-messages")
                .doesNotContain("<failure");
        assertThat(get(ssp.baseUrl() + "/__admin/report.xml?failOn=fatal")).contains("never");
        Run run = cli("report", "--url", ssp.baseUrl(), "--format", "junit", "--fail-on", "never");
        assertThat(run.code).isZero();
        assertThat(run.out).contains("failures=\"0\"");
    }

    @Test
    void theCiServiceGetsATestCaseForEachRule() throws Exception {
        bid("chat-1", "a", "", CLEAN.replace("running shoes", "write to me at jo@mail.example"));

        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        get(ssp.baseUrl() + "/__admin/report.xml").getBytes(StandardCharsets.UTF_8)));
        assertThat(xml.getElementsByTagName("testcase").getLength())
                .isEqualTo(RuleCatalogue.all().size());
        assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(xml.getDocumentElement().getAttribute("failures")).isEqualTo("1");
    }

    @Test
    void aBidIsNotMissedThatCouldNotBeViewedBeforeTheReset() throws Exception {
        bid("chat-1", "a", "sponsored-prompts");
        ssp.reset(KEY);
        assertThat(neverViewed()).as("reset at once").isZero();

        bid("chat-1", "a", "sponsored-prompts");
        ssp.clock().advance(Duration.ofSeconds(1));
        ssp.reset(KEY);
        assertThat(neverViewed()).as("reset later").isEqualTo(1);

        bid("chat-1", "a", "sponsored-prompts");
        ssp.reset();
        assertThat(neverViewed()).as("everything reset at once").isEqualTo(1);
    }

    @Test
    void aBidWhoseExchangeIsDeletedCanStillBeViewed() throws Exception {
        JsonNode prompts = Json.read(bid("chat-1", "a", "sponsored-prompts").getBytes(StandardCharsets.UTF_8));
        ssp.clock().advance(Duration.ofSeconds(1));
        new Client(ssp).delete("/__admin/requests");
        for (JsonNode bid : prompts.at("/data/bids")) {
            get(bid.get("view_url").stringValue());
        }
        assertThat(neverViewed()).isZero();
    }

    private long neverViewed() throws Exception {
        return report().get("rules")
                .valueStream()
                .filter(rule -> rule.get("rule").stringValue().equals("bid-never-viewed"))
                .mapToLong(rule -> rule.get("count").longValue())
                .sum();
    }

    /** CI services compare the test cases of two runs by class and name. */
    @Test
    void aTestCaseHasTheSameNameWhateverTheLevelsAre() throws Exception {
        String email =
                CLEAN.replace("running shoes", "write to me at jo@mail.example").formatted("chat-1", "a");
        Settings levels = Settings.of(Option.RULE, "email-in-messages=info")
                .with(Option.RULE, "staging-b:email-in-messages=error")
                .with(Option.RULE, "unknown-field=error");
        try (MockSsp leveled = MockSsp.start(levels)) {
            Client client = new Client(leveled);
            client.bid("staging-a", email);
            client.bid("staging-b", email);
            String xml = get(leveled.baseUrl() + "/__admin/report.xml");
            assertThat(testCases(xml))
                    .doesNotHaveDuplicates()
                    .hasSize(RuleCatalogue.all().size())
                    .containsExactlyInAnyOrderElementsOf(testCases(get(ssp.baseUrl() + "/__admin/report.xml")));
            assertThat(xml).contains("failures=\"1\"", "message=\"2 times: ");
        }
    }

    private static List<String> testCases(String xml) {
        return Pattern.compile("<testcase (classname=\"[^\"]*\" name=\"[^\"]*\")")
                .matcher(xml)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void thePageIsForAPersonAndRunsNoScript() throws Exception {
        bid("<script>alert(1)</script>", "a", "", CLEAN.replace("\"user-1\"", "\"<b>jo@mail.example</b>\""));

        String page = get(ssp.baseUrl() + "/__admin/report.html");
        assertThat(page).contains("Integration report", "personal-data-in-ids").doesNotContain("<script", "<b>jo");
    }

    @Test
    void theCommandWritesFilesAndExplainsMistakes() throws Exception {
        Path file = folder.resolve("report.xml");
        bid("chat-1", "a", "");
        assertThat(cli("report", "--url", ssp.baseUrl() + "/", "--format", "junit", "--out", file.toString()).code)
                .isZero();
        assertThat(Files.readString(file)).contains("<testsuite");

        assertThat(cli("report", "--fail-on", "fatal").err).contains("--fail-on is \"fatal\"", "error, warning, info");
        assertThat(cli("report", "--fail-on", "fatal").code).isEqualTo(2);
        Run nobody = cli("report", "--url", "http://127.0.0.1:1");
        assertThat(nobody.code).isEqualTo(1);
        assertThat(nobody.err)
                .contains("no mock server responds at http://127.0.0.1:1")
                .doesNotContain("\tat ");
        assertThat(cli("report", "--url", "nonsense").code).isEqualTo(2);
    }

    @Test
    void theCommandShowsTheReasonOfTheServer() throws Exception {
        for (String format : List.of("text", "junit", "html")) {
            Run run = cli("report", "--url", ssp.baseUrl(), "--key", "foo", "--format", format);
            assertThat(run.code).isEqualTo(1);
            assertThat(run.err)
                    .contains("responded with 400: The key is not valid here; allowed: keys that start with staging")
                    .hasLineCount(1);
        }
    }

    /** A report about nothing would be green for every misspelt key. */
    @Test
    void aKeyThatHasSentNothingFailsTheBuildInEveryFormat() throws Exception {
        bid("chat-1", "a", "");
        String wrong = "production-reprot";

        assertThat(cli("report", "--url", ssp.baseUrl(), "--key", KEY).code).isZero();
        Run run = cli("report", "--url", ssp.baseUrl(), "--key", wrong);
        assertThat(run.code).isEqualTo(1);
        assertThat(run.out).contains("1 error", "key-not-seen (1)", "no exchange has the key prod…ot");
        assertThat(run.out).doesNotContain("received no requests");
        assertThat(cli("report", "--url", ssp.baseUrl(), "--key", wrong, "--fail-on", "never").code)
                .isEqualTo(1);
        assertThat(cli("report", "--url", ssp.baseUrl(), "--key", wrong, "--fail-on", "never", "--min-exchanges", "0")
                        .code)
                .isZero();

        String query = "?key=" + wrong;
        JsonNode json = Json.read(get(ssp.baseUrl() + "/__admin/report" + query).getBytes(StandardCharsets.UTF_8));
        assertThat(json.at("/findings/error").intValue()).isEqualTo(1);
        assertThat(json.at("/rules/0/findings/0/seen").stringValue()).isEqualTo("no exchange has the key prod…ot");
        assertThat(get(ssp.baseUrl() + "/__admin/report.html" + query)).contains("key-not-seen (1)");
        assertThat(get(ssp.baseUrl() + "/__admin/report.xml" + query)).contains("failures=\"1\"");
        assertThat(get(ssp.baseUrl() + "/__admin/report.xml?key=" + KEY)).contains("failures=\"0\"");
        assertThat(report().at("/findings/error").intValue()).isZero();
    }

    @Test
    void aKeyWhoseExchangesWereEvictedHasSentSomething() throws Exception {
        try (MockSsp small = MockSsp.start(Settings.of(Option.JOURNAL_SIZE, 1))) {
            Client client = new Client(small);
            client.bid("staging-a", Client.SHOES);
            client.bid("staging-b", Client.SHOES);
            assertThat(client.get("/__admin/report?key=staging-a").text()).doesNotContain("key-not-seen");
            assertThat(client.get("/__admin/requests?key=staging-a").json().get("keySeen"))
                    .isEqualTo(BooleanNode.TRUE);
        }
    }

    private record Run(int code, String out, String err) {}

    private static Run cli(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Cli cli = new Cli();
        int code = cli.run(
                args,
                Map.of(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static List<Integer> encounter(JsonNode report, String met) {
        return report.get("encounters")
                .valueStream()
                .filter(node -> node.get("kind").stringValue().equals(met))
                .flatMap(node -> List.of("times", "retried", "retriedInBurst").stream()
                        .map(field -> node.get(field).intValue()))
                .toList();
    }

    private JsonNode report() throws Exception {
        return Json.read(get(ssp.baseUrl() + "/__admin/report").getBytes(StandardCharsets.UTF_8));
    }

    private String bid(String chatId, String tag, String scenario) throws Exception {
        return bid(chatId, tag, scenario, CLEAN);
    }

    private String bid(String chatId, String tag, String scenario, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ssp.baseUrl() + "/api/v1/ssp/bid-request"))
                .header("thrad-api-key", KEY)
                .header("Content-Type", "application/json")
                .header("X-User-Country", "US")
                .POST(HttpRequest.BodyPublishers.ofString(body.formatted(chatId, tag)));
        if (!scenario.isEmpty()) {
            request.header("X-Mock-Scenario", scenario);
        }
        return send(request.build());
    }

    private static String get(String url) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        return Client.HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
