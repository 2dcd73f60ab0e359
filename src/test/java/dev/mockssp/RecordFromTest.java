package dev.mockssp;

import static dev.mockssp.Client.BID;
import static dev.mockssp.Client.OPENER;
import static dev.mockssp.Client.PRODUCT;
import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.server.RawClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A mock server forwards vendor requests to another one, over TLS with a custom CA, and records its responses. */
@Timeout(120)
class RecordFromTest {

    private static final String REAL = "sk-QxZvWq-live";

    @TempDir
    static Path folder;

    private static MockSsp upstream;
    private static FakeUpstream front;
    private static Authority authority;
    private static MockSsp recorder;

    private final Client client = new Client(recorder);

    @BeforeAll
    static void start() throws Exception {
        authority = Authority.in(Files.createDirectory(folder.resolve("ca")));
        upstream = MockSsp.start(Settings.of(Option.KEY, REAL + "=staging").with(Option.IDENTIFY, "off"));
        front = FakeUpstream.tls(authority.tls(), upstream.baseUrl());
        recorder = MockSsp.start(recording(front.baseUrl()).with(Option.UPSTREAM_CA, authority.pem()));
    }

    @AfterAll
    static void stop() {
        recorder.close();
        front.close();
        upstream.close();
    }

    @BeforeEach
    void reset() {
        upstream.reset();
        recorder.reset();
        front.received().clear();
    }

    static Settings recording(String url) {
        return Settings.of(Option.RECORD_FROM, url);
    }

    @Test
    void aHeaderThatIsNotAsciiIsForwardedOverTls() throws IOException {
        String body = SHOES.replace('\'', '"');
        String request = "POST " + BID + " HTTP/1.1\r\nHost: localhost\r\nthrad-api-key: staging-key\r\n"
                + "Content-Type: application/json\r\nX-User-City: M\u00c3\u00bcnchen\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;

        assertThat(RawClient.ask(URI.create(recorder.baseUrl()).getPort(), request)
                        .status())
                .isEqualTo(200);

        assertThat(front.received().get(0).header("X-User-City")).isEqualTo("M\u00c3\u00bcnchen");
        assertThat(recorder.requests().get(0).request().headers().first("X-User-City"))
                .hasValue("München");
    }

    @Test
    void theRealServiceAnswers() {
        Client.Answer response = client.bid(REAL, SHOES);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.json().at("/data/bid/headline").stringValue()).isNotEmpty();
        assertThat(response.header("X-RateLimit-Limit")).isEqualTo("40");
        assertThat(response.header("Content-Type")).startsWith("application/json");
        assertThat(upstream.requests()).singleElement().satisfies(one -> {
            assertThat(one.client().environment()).isEqualTo("staging");
            assertThat(one.client().userId()).contains("u1");
        });
        assertThat(front.last().orElseThrow().header("X-Mock-Scenario")).isEmpty();
    }

    @Test
    void isShownLikeAnyOtherExchange() {
        JsonNode response = client.bid(REAL, SHOES).json();
        JsonNode shown = client.newest();

        assertThat(shown.path("id")).isEqualTo(response.path("requestId"));
        assertThat(shown.path("outcome").stringValue()).isEqualTo("fill");
        assertThat(shown.path("decidedBy").stringValue()).isEqualTo("upstream");
        assertThat(shown.at("/bidIds/0")).isEqualTo(response.at("/data/bid/bidId"));
        assertThat(shown.at("/client/chatId").stringValue()).isEqualTo("c1");
        assertThat(shown.at("/client/keyId").stringValue()).isNotEmpty();
        assertThat(client.post("/__admin/verify", "{'match':{'chatId':'c1','outcome':'fill'}}")
                        .json()
                        .path("pass")
                        .booleanValue(false))
                .isTrue();
    }

    @Test
    void theSchemasHaveNothingAgainstAnHonestService() {
        client.bid(REAL, SHOES);
        client.bid(REAL, OPENER);
        client.ad(REAL, PRODUCT);
        client.bid("nobody", SHOES);
        client.bid(REAL, "{}");

        assertThat(client.get("/__admin/requests").json().path("requests"))
                .hasSize(5)
                .allSatisfy(one -> assertThat(one.path("findings").toString()).doesNotContain("schema-response"));
        assertThat(client.newest().path("findings").toString()).contains("schema-request");
    }

    @Test
    void aRealKeyIsNoFindingHere() {
        client.bid(REAL, SHOES);
        client.post("/api/v1/nowhere", "{}");
        assertThat(client.get("/__admin/requests").text()).doesNotContain("real-key-sent\"");
    }

    @Test
    void whatTheSchemasDoNotAllowIsFound() {
        try (Mutant changed = Mutant.of(
                        upstream.baseUrl(),
                        Mutation.rename("bid", "headline", "title").then(Mutation.drop("", "totalTime")));
                MockSsp other = MockSsp.start(recording(changed.baseUrl()))) {
            Client there = new Client(other);
            assertThat(there.bid(REAL, SHOES).json().at("/data/bid/title").isString())
                    .isTrue();
            assertThat(there.newest().path("findings").toString())
                    .contains("schema-response", "/data/bid/title", "/data/bid/headline", "/totalTime");
            assertThat(there.get("/__admin/report").text()).contains("schema-response");
        }
    }

    @Test
    void trackingLinksLeadThroughHere() {
        JsonNode bid = client.bid(REAL, OPENER).json().at("/data/bids/0");
        String base = recorder.baseUrl();
        assertThat(bid.path("url").stringValue()).startsWith(base + "/api/v1/tracking/redirect?token=");
        assertThat(client.get(bid.path("url").stringValue()).status()).isEqualTo(302);
        Client.Answer pixel = client.get(bid.path("view_url").stringValue());
        assertThat(pixel.header("Content-Type")).isEqualTo("image/gif");
        assertThat(pixel.body()).isNotEmpty();

        JsonNode exchanges = client.get("/__admin/requests").json().path("requests");
        assertThat(exchanges.get(0).path("events"))
                .extracting(event -> event.path("event").stringValue() + " "
                        + event.path("bidId").stringValue())
                .containsExactly(
                        "click " + bid.path("bidId").stringValue(),
                        "view " + bid.path("bidId").stringValue());
        assertThat(upstream.requests())
                .extracting(one -> one.endpoint())
                .containsExactly("bid-request", "click", "view");
    }

    @Test
    void aLinkThatWasHandedOutElsewhereBelongsToNoBid() {
        String link = new Client(upstream)
                .bid(REAL, OPENER)
                .json()
                .at("/data/bids/0/view_url")
                .stringValue()
                .substring(upstream.baseUrl().length());
        client.bid(REAL, SHOES);
        assertThat(client.get(link).status()).isEqualTo(200);

        assertThat(client.get("/__admin/requests").status()).isEqualTo(200);
        assertThat(client.newest().path("outcome").stringValue()).isEqualTo("view");
        assertThat(client.newest().path("bidIds")).isEmpty();
        for (String path : new String[] {"report", "report.html", "report.xml", "requests.har", "requests.jsonl"}) {
            assertThat(client.get("/__admin/" + path).status()).as(path).isEqualTo(200);
        }
        assertThat(client.post("/__admin/verify", "{'match':{'event':'view'}}").status())
                .isLessThan(500);
        assertThat(client.post("/__admin/verify", "{'match':{'outcome':'view'}}")
                        .json()
                        .path("pass")
                        .booleanValue(false))
                .isTrue();
    }

    @Test
    void noScenarioCanBeChosenWhereNoneIsPlayed() {
        assertThat(client.send("PUT", "/__admin/scenario", "{\"name\":\"no-bid\"}")
                        .status())
                .isEqualTo(409);
        assertThat(client.send("PUT", "/__admin/scenario", "{\"name\":\"no-bid\",\"key\":\"staging-a\"}")
                        .status())
                .isEqualTo(409);
        Client.Answer state = client.post("/__admin/pact/states", "{'state':'no-bid'}");
        assertThat(state.status()).isEqualTo(409);
        assertThat(state.text()).contains("--record-from");
        assertThat(client.send("DELETE", "/__admin/scenario", "").status()).isEqualTo(200);
        Client.Answer asked = client.bid(REAL, SHOES, "X-Mock-Scenario", "no-bid");
        assertThat(asked.status()).isEqualTo(400);
        assertThat(asked.json().path("message").stringValue()).contains("X-Mock-Scenario");
        assertThat(front.received()).isEmpty();
        assertThatThrownBy(() -> recording(front.baseUrl())
                        .with(Option.SCENARIO, "no-bid")
                        .config())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("no-bid", "--record-from");
        assertThatThrownBy(() -> recording("http://me:s3cret@h.example/").config())
                .hasMessageContainingAll("--record-from", "user information")
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void soDoesTheLinkOfALegacyAd() {
        JsonNode response = client.ad(REAL, PRODUCT).json();
        String link = response.at("/data/prod_url").stringValue();
        assertThat(link).startsWith(recorder.baseUrl() + "/api/v1/message/redirect/");
        assertThat(client.get(link).status()).isEqualTo(302);
        assertThat(client.newest().path("outcome").stringValue()).isEqualTo("click");
        assertThat(client.newest().at("/request/path").stringValue()).isEqualTo("/api/v1/message/redirect/not-kept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/ssp/other",
                "/api/v1/ssp/bid-request/../secret",
                "/api/v1/message/redirect/",
                "/api/v1/message/redirect/..",
                "/api/v1/message/redirect/%2e%2e",
                "/api/v1/message/redirect/a/b",
                "/api/v1/message/redirect/a%2Fb",
                "/api/v1/message/redirect/a%252Fb",
                "/api/v1/tracking/other?token=x",
                "/landing/some-campaign",
                "/__admin/requests"
            })
    void nothingElseIsPassedOn(String path) {
        client.get(path);
        assertThat(front.received()).isEmpty();
    }

    @Test
    void otherMethodsAreNotPassedOn() {
        for (String method : new String[] {"GET", "PUT", "DELETE", "PATCH", "HEAD"}) {
            assertThat(client.send(method, BID, "", "thrad-api-key", REAL).status())
                    .isEqualTo(405);
        }
        assertThat(front.received()).isEmpty();
    }

    @Test
    void theRequestNeverNamesTheHost() {
        client.send(
                "POST",
                BID,
                SHOES,
                "thrad-api-key",
                REAL,
                "Content-Type",
                "application/json",
                "X-Forwarded-Host",
                "other.example");
        assertThat(front.last().orElseThrow().header("Host")).isEqualTo("localhost:" + front.port());
    }

    @Test
    void aPreflightIsTheRealServicesToAnswer() {
        Client.Answer response = client.send("OPTIONS", BID, "", "Origin", "http://localhost:3000");
        assertThat(response.status()).isEqualTo(204);
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("http://localhost:3000");
        assertThat(front.received())
                .singleElement()
                .satisfies(one -> assertThat(one.method()).isEqualTo("OPTIONS"));
        assertThat(client.send("OPTIONS", BID, "", "Origin", "https://unknown.example")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoDoesNotTrustTheAuthorityIsToldSo() {
        try (MockSsp wary = MockSsp.start(recording(front.baseUrl()))) {
            Client.Answer response = new Client(wary).bid(REAL, SHOES);
            assertThat(response.status()).isEqualTo(502);
            assertThat(response.json().path("message").stringValue()).contains("TLS", "--upstream-ca");
            assertThat(response.json().at("/data/bid").isNull()).isTrue();
            assertThat(new Client(wary).newest().path("reason"))
                    .isEqualTo(response.json().path("message"));
        }
    }

    @Test
    void aFileWithoutACertificateIsAMistake() throws Exception {
        Path file = Files.writeString(folder.resolve("no.pem"), "nothing");
        assertThatThrownBy(() -> MockSsp.start(recording(front.baseUrl()).with(Option.UPSTREAM_CA, file)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("--upstream-ca", "contains no certificate");
        assertThatThrownBy(() -> MockSsp.start(Settings.of(Option.UPSTREAM_CA, file)))
                .hasMessageContaining("without --record-from");
        assertThatThrownBy(() -> recording("http://localhost:7777")
                        .with(Option.PORT, 7777)
                        .config())
                .hasMessageContaining("itself");
    }
}
