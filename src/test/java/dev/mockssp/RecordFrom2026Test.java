package dev.mockssp;

import static dev.mockssp.Client.OPENER;
import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.text.QueryString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A mock server records an upstream that speaks revision 2026: pixels inside a URL, and polls. */
@Timeout(60)
class RecordFrom2026Test {

    private static final String REAL = "sk-QxZvWq-live";
    private static final String POLL = SHOES.replace("}]}", "}],'ad_formats':['sponsored_poll']}");

    @TempDir
    private Path folder;

    private static MockSsp upstream;
    private static MockSsp recorder;
    private static MockSsp olderRecorder;

    private final Client client = new Client(recorder);

    @BeforeAll
    static void start() {
        upstream = MockSsp.start(Settings.of(Option.KEY, REAL + "=staging")
                .with(Option.REVISION, "2026")
                .with(Option.IDENTIFY, "off"));
        recorder = MockSsp.start(recording().with(Option.REVISION, "2026"));
        olderRecorder = MockSsp.start(recording());
    }

    private static Settings recording() {
        return Settings.of(Option.RECORD_FROM, upstream.baseUrl());
    }

    @AfterAll
    static void stop() {
        olderRecorder.close();
        recorder.close();
        upstream.close();
    }

    @BeforeEach
    void reset() {
        upstream.reset();
        recorder.reset();
        olderRecorder.reset();
    }

    private static String pixel(JsonNode bid, String name) {
        String url = bid.path("url").stringValue();
        return QueryString.parameter(url.substring(url.indexOf('?') + 1), name)
                .flatMap(QueryString::decoded)
                .orElseThrow();
    }

    private static int impressions(Client client) {
        return client.newest().path("impressions").asInt(0);
    }

    @Test
    void thePixelsInTheClickUrlLeadThroughHere() {
        JsonNode bid = client.bid(REAL, SHOES).json().at("/data/bid");
        assertThat(Stream.of(bid.path("url").stringValue(), pixel(bid, "view_url"), pixel(bid, "thrad_view_url")))
                .allSatisfy(url -> assertThat(url).startsWith(recorder.baseUrl() + "/api/v1/tracking/"));
        assertThat(impressions(client)).as("at the bid").isZero();

        assertThat(client.get(pixel(bid, "view_url")).status()).isEqualTo(200);
        assertThat(client.newest().path("outcome").stringValue()).isEqualTo("dsp-view");
        assertThat(impressions(client)).as("the DSP's").isZero();

        assertThat(client.get(pixel(bid, "thrad_view_url")).status()).isEqualTo(200);
        assertThat(client.newest().path("outcome").stringValue()).isEqualTo("view");
        assertThat(impressions(client)).isEqualTo(1);
        assertThat(client.newest().at("/bidIds/0")).isEqualTo(bid.path("bidId"));

        client.get(pixel(bid, "thrad_view_url"));
        assertThat(impressions(client)).as("again").isZero();
        assertThat(upstream.requests())
                .extracting(one -> one.outcome().kind().label())
                .containsExactly("fill", "dsp-view", "view", "view");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClickBelongsToItsBidWithAndWithoutThePixels(boolean whole) {
        JsonNode bid = client.bid(REAL, SHOES).json().at("/data/bid");
        String url = bid.path("url").stringValue();
        assertThat(client.get(whole ? url : url.substring(0, url.indexOf('&'))).status())
                .isEqualTo(302);
        assertThat(client.newest().path("outcome").stringValue()).isEqualTo("click");
        assertThat(client.newest().at("/bidIds/0")).isEqualTo(bid.path("bidId"));
    }

    @Test
    void aDocumentedMemberIsThePixelOfTheDsp() {
        upstream.use("view-url-member");
        JsonNode bid = client.bid(REAL, SHOES).json().at("/data/bid");
        upstream.use("default");
        client.get(bid.path("view_url").stringValue());
        assertThat(client.newest().path("outcome").stringValue()).isEqualTo("dsp-view");
        assertThat(client.get("/__admin/recorded/scenario")
                        .json()
                        .at("/steps/0/fill/variants/0")
                        .stringValue())
                .isEqualTo("view-url-member");
    }

    @Test
    void aPromptCountsAtItsFirstView() {
        JsonNode prompt = client.bid(REAL, OPENER).json().at("/data/bids/0");
        for (int expected : new int[] {1, 0}) {
            client.get(prompt.path("view_url").stringValue());
            assertThat(impressions(client)).isEqualTo(expected);
        }
    }

    @Test
    void aPollIsVotedOnThroughHere() {
        JsonNode poll = client.bid(REAL, POLL).json().at("/data/bid");
        assertThat(Stream.of("vote_url", "results_url", "cta_url", "url", "view_url"))
                .allSatisfy(name -> assertThat(poll.path(name).stringValue())
                        .as(name)
                        .startsWith(recorder.baseUrl() + "/api/v1/tracking/"));
        JsonNode before = client.get(poll.path("results_url").stringValue()).json();
        assertThat(client.newest().path("outcome").stringValue()).isEqualTo("results");

        Client.Answer vote = vote(client, poll, "{'option_id':'0'}");
        assertThat(vote.status()).isEqualTo(200);
        assertThat(vote.json().at("/data/total_votes").asInt(0))
                .isEqualTo(before.at("/data/total_votes").asInt(0) + 1);
        JsonNode recorded = client.newest();
        assertThat(recorded.path("endpoint").stringValue()).isEqualTo("poll-vote");
        assertThat(recorded.path("outcome").stringValue()).isEqualTo("vote");
        assertThat(recorded.at("/bidIds/0")).isEqualTo(poll.path("bidId"));
        assertThat(recorded.path("findings").toString()).doesNotContain("schema-");

        client.get(poll.path("view_url").stringValue());
        assertThat(impressions(client)).isEqualTo(1);
        vote(client, poll, "{'option_id':'9'}");
        assertThat(client.newest().path("outcome").stringValue()).isEqualTo("error");
    }

    private static Client.Answer vote(Client client, JsonNode poll, String body) {
        return client.send("POST", poll.path("vote_url").stringValue(), body, "Content-Type", "application/json");
    }

    @Test
    void aPreflightOfAVoteIsTheRealServicesToAnswer() {
        JsonNode poll = client.bid(REAL, POLL).json().at("/data/bid");
        Client.Answer answer =
                client.send("OPTIONS", poll.path("vote_url").stringValue(), "", "Origin", "http://localhost:3000");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("http://localhost:3000");
        assertThat(client.newest().path("outcome").stringValue()).isEqualTo("preflight");
    }

    @Test
    void theEarlierFormOfPollsIsFound() {
        upstream.use("poll-legacy-errors");
        JsonNode poll = client.bid(REAL, POLL).json().at("/data/bid");
        upstream.use("default");
        vote(client, poll, "{'option_id':'0'}");
        assertThat(client.newest().path("findings").toString()).contains("schema-response", "/selected_option_id");
    }

    @Test
    void aRecorderOfTheOtherRevisionRewritesTheSameLinks() {
        Client older = new Client(olderRecorder);
        JsonNode bid = older.bid(REAL, SHOES).json().at("/data/bid");
        assertThat(pixel(bid, "thrad_view_url")).startsWith(olderRecorder.baseUrl());
        assertThat(impressions(older)).isZero();
        older.get(pixel(bid, "thrad_view_url"));
        assertThat(impressions(older)).isEqualTo(1);
        JsonNode poll = older.bid(REAL, POLL).json().at("/data/bid");
        assertThat(vote(older, poll, "{'option_id':'0'}").status()).isEqualTo(200);
    }

    @Test
    void noTokenOfTheUpstreamIsStored() {
        JsonNode bid = client.bid(REAL, SHOES).json().at("/data/bid");
        JsonNode poll = client.bid(REAL, POLL).json().at("/data/bid");
        client.get(bid.path("url").stringValue());
        client.get(pixel(bid, "view_url"));
        vote(client, poll, "{'option_id':'0'}");
        String stored = client.get("/__admin/requests").text()
                + client.get("/__admin/requests.har").text();
        assertThat(Stream.of(
                        bid.path("url").stringValue(),
                        pixel(bid, "view_url"),
                        pixel(bid, "thrad_view_url"),
                        poll.path("vote_url").stringValue()))
                .map(url -> url.replaceFirst(".*?token=([^&]*).*", "$1"))
                .allSatisfy(token -> assertThat(stored).doesNotContain(token));
        assertThat(stored).contains("not-kept");
    }

    @Test
    void aRecordedPollIsPlayedAsAPoll() throws Exception {
        JsonNode poll = client.bid(REAL, POLL).json().at("/data/bid");
        upstream.use("no-view-pixel");
        client.bid(REAL, SHOES);
        upstream.use("default");
        Client.Answer file = client.get("/__admin/recorded/scenario?name=as-recorded");
        assertThat(file.json().path("revision").stringValue()).isEqualTo("2026");
        Files.write(folder.resolve("as-recorded.json"), file.body());
        Settings settings = Settings.of(Option.SCENARIOS, folder)
                .with(Option.REVISION, "2026")
                .with(Option.SCENARIO, "as-recorded");
        try (MockSsp replaying = MockSsp.start(settings)) {
            Client again = new Client(replaying);
            JsonNode played = again.bid("production-x", SHOES).json().at("/data/bid");
            assertThat(List.of("ad_format", "advertiser", "question", "options", "cta_text"))
                    .allSatisfy(name -> assertThat(played.path(name)).as(name).isEqualTo(poll.path(name)));
            assertThat(vote(again, played, "{'option_id':'1'}").status()).isEqualTo(200);
            assertThat(again.bid("production-x", SHOES)
                            .json()
                            .at("/data/bid/url")
                            .stringValue())
                    .contains("&thrad_view_url=")
                    .doesNotContain("&view_url=");
        }
    }

    @Test
    void aPollOfAnyShapeMakesAValidScenario() {
        for (String bid : new String[] {
            "{\"question\":\"\"}",
            "{\"question\":\"q\",\"options\":[]}",
            "{\"question\":\"q\",\"options\":[{\"text\":7},{},3,{\"text\":\"\"},{\"text\":\"five\"}],\"cta_url\":\"x\"}"
        }) {
            String response = "{\"requestId\":\"r-1\",\"message\":\"\",\"data\":{\"bid\":" + bid + "}}";
            try (FakeUpstream odd = FakeUpstream.answering(200, "application/json", response);
                    MockSsp other = MockSsp.start(Settings.of(Option.RECORD_FROM, odd.baseUrl()))) {
                Client there = new Client(other);
                there.bid(REAL, SHOES);
                Client.Answer file = there.get("/__admin/recorded/scenario");
                assertThat(file.json().at("/steps/0/fill/format").stringValue()).isEqualTo("sponsored_poll");
                assertThat(there.put("/__admin/scenarios/again", file.text()).status())
                        .as(file.text())
                        .isEqualTo(201);
            }
        }
    }

    @Test
    void pixelsOfTheUpstreamAreFoundInTheUrlOfADspToo() {
        String[] base = new String[1];
        try (FakeUpstream odd = FakeUpstream.plain(exchange -> {
                    String pixel =
                            URLEncoder.encode(base[0] + "/api/v1/tracking/view?token=T1&x=%26", StandardCharsets.UTF_8);
                    byte[] bytes =
                            ("{\"requestId\":\"r\",\"message\":\"m\",\"data\":{\"bid\":{\"bidId\":\"bid_1\",\"url\":"
                                            + "\"https://dsp.example/c?a=%zz&b&view_url=https%3A%2F%2Fdsp.example%2Fv&thrad_view_url="
                                            + pixel + "\"}}}")
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                });
                MockSsp other = MockSsp.start(Settings.of(Option.RECORD_FROM, odd.baseUrl()))) {
            base[0] = odd.baseUrl();
            Client there = new Client(other);
            JsonNode bid = there.bid(REAL, SHOES).json().at("/data/bid");
            assertThat(bid.path("url").stringValue())
                    .startsWith("https://dsp.example/c?a=%zz&b&view_url=https%3A%2F%2Fdsp.example%2Fv&thrad_view_url=");
            assertThat(pixel(bid, "thrad_view_url"))
                    .isEqualTo(other.baseUrl() + "/api/v1/tracking/view?token=T1&x=%26");
            there.get(pixel(bid, "thrad_view_url"));
            assertThat(there.newest().at("/bidIds/0").stringValue()).isEqualTo("bid_1");
        }
    }
}
