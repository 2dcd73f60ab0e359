package dev.mockssp;

import static dev.mockssp.Client.NOTHING;
import static dev.mockssp.Client.OPENER;
import static dev.mockssp.Client.PRODUCT;
import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A recording becomes a scenario that another mock server loads and plays. */
@Timeout(60)
class ReplayTest {

    private static final String REAL = "sk-QxZvWq-live";

    private static MockSsp upstream;
    private static MockSsp recorder;

    @TempDir
    Path folder;

    private final Client client = new Client(recorder);

    @BeforeAll
    static void start() {
        upstream = MockSsp.start(Settings.of(Option.KEY, REAL + "=production").with(Option.IDENTIFY, "off"));
        recorder = MockSsp.start(Settings.of(Option.RECORD_FROM, upstream.baseUrl()));
    }

    @AfterAll
    static void stop() {
        recorder.close();
        upstream.close();
    }

    @BeforeEach
    void reset() {
        upstream.reset();
        recorder.reset();
    }

    private static String nth(JsonNode bid) {
        return bid.path("headline").asString("none");
    }

    @Test
    void aRunIsPlayedAgain() throws Exception {
        JsonNode ad = client.bid(REAL, SHOES).json().at("/data/bid");
        client.bid(REAL, SHOES);
        client.bid(REAL, NOTHING);
        upstream.use("rate-limited");
        client.bid(REAL, SHOES);
        upstream.use("default");
        client.bid(REAL, "{'userId':'u1'}");
        JsonNode prompts = client.bid(REAL, OPENER).json().at("/data/bids");
        JsonNode product = client.ad(REAL, PRODUCT).json().path("data");

        Client.Answer file = client.get("/__admin/recorded/scenario?name=as-recorded");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"as-recorded.json\"");
        assertThat(file.json().path("steps")).hasSize(6);
        Files.write(folder.resolve("as-recorded.json"), file.body());

        Settings settings = Settings.of(Option.SCENARIOS, folder)
                .with(Option.SCENARIO, "as-recorded")
                .with(Option.INVENTORY, Files.writeString(folder.resolve("none.txt"), "{\"campaigns\":[]}"));
        try (MockSsp replaying = MockSsp.start(settings)) {
            Client again = new Client(replaying);
            assertThat(nth(again.bid("production-x", SHOES).json().at("/data/bid")))
                    .isEqualTo(nth(ad));
            assertThat(again.bid("production-x", SHOES).json().path("message").stringValue())
                    .isEqualTo("No bids");
            assertThat(again.bid("production-x", SHOES).status()).isEqualTo(429);
            assertThat(again.bid("production-x", SHOES).json().path("message").stringValue())
                    .contains("/chatId");
            for (int i = 0; i < 3; i++) {
                assertThat(again.bid("production-x", OPENER).json().at("/data/bids/0/sponsored_prompt"))
                        .isEqualTo(prompts.get(0).path("sponsored_prompt"));
                assertThat(again.ad("production-x", PRODUCT).json().at("/data/prod_name"))
                        .isEqualTo(product.path("prod_name"));
            }
            assertThat(again.get(ad.path("image_url")
                                    .stringValue()
                                    .replaceAll("^.*?/media/.*$", "/media/recorded-1/image.png"))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aStepSaysNothingOfWhoAsked() {
        String body =
                "{'userId':'user-4711','chatId':'chat-0815','messages':[{'role':'user','content':'running shoes'}]}";
        JsonNode response =
                client.bid(REAL, body, "X-Forwarded-For", "203.0.113.9").json();
        String id = response.path("requestId").stringValue();
        Client.Answer step = client.get("/__admin/requests/" + id + "/step");

        assertThat(step.status()).isEqualTo(200);
        assertThat(step.json().at("/when/endpoint").stringValue()).isEqualTo("bid-request");
        assertThat(step.json().at("/fill/ad/headlines/0")).isEqualTo(response.at("/data/bid/headline"));
        assertThat(step.text())
                .doesNotContain("QxZvWq", "user-4711", "chat-0815", "203.0.113.9", "token", id)
                .doesNotContain(response.at("/data/bid/bidId").stringValue(), "127.0.0.1");
    }

    @Test
    void soDoesAStepOfAnErrorThatRepeatsIt() {
        String error =
                "{\"requestId\":\"api_req_9\",\"message\":\"user-4711 of chat-0815 at 203.0.113.9 or 2001:db8::9, a@b.example,"
                        + " 123e4567-e89b-42d3-a456-426614174000 has bid_77 in api_req_9 and https://x.example/?token=abcdef\"}";
        try (FakeUpstream odd = FakeUpstream.answering(418, "application/json", error, "Retry-After", "7");
                MockSsp other = MockSsp.start(Settings.of(Option.RECORD_FROM, odd.baseUrl()))) {
            Client there = new Client(other);
            there.bid(REAL, SHOES.replace("u1", "user-4711").replace("c1", "chat-0815"));
            Client.Answer step = there.get("/__admin/requests/api_req_9/step");
            assertThat(step.json().at("/fail/status").asInt(0)).isEqualTo(418);
            assertThat(step.json().at("/fail/headers/Retry-After").stringValue())
                    .isEqualTo("7");
            assertThat(step.text())
                    .doesNotContain(
                            "4711", "0815", "203.0", "2001:db8", "a@b", "426614", "bid_77", "api_req_9", "abcdef");
        }
    }

    @Test
    void anAdOfAnyShapeMakesAValidScenario() {
        for (String bid : new String[] {
            "{}",
            "{\"price\":1e300,\"headline\":\"\",\"description\":7,\"advertiser\":null,\"cta_text\":\"\",\"image_url\":\"x\"}",
            "{\"price\":0.004,\"headline\":\"free\"}",
            "{\"price\":-4,\"headline\":\"\\u0000\\ud800\",\"domain\":\"\"}",
            "{\"price\":1.23456,\"headline\":\"recorded\",\"bidId\":5}"
        }) {
            String response = "{\"requestId\":\"r-1\",\"message\":\"\",\"data\":{\"bid\":" + bid + "}}";
            try (FakeUpstream odd = FakeUpstream.answering(200, "application/json", response);
                    MockSsp other = MockSsp.start(Settings.of(Option.RECORD_FROM, odd.baseUrl()))) {
                Client there = new Client(other);
                there.bid(REAL, SHOES);
                Client.Answer file = there.get("/__admin/recorded/scenario");
                assertThat(file.status()).as(file.text()).isEqualTo(200);
                assertThat(there.put("/__admin/scenarios/again", file.text()).status())
                        .isEqualTo(201);
            }
        }
    }

    @Test
    void whatNoStepCanPlayIsRefused() {
        client.get("/api/v1/nowhere");
        String id = client.newest().path("id").stringValue();
        assertThat(client.get("/__admin/requests/" + id + "/step").status()).isEqualTo(409);
        assertThat(client.get("/__admin/requests/unknown/step").status()).isEqualTo(404);
        assertThat(client.get("/__admin/recorded/scenario").status()).isEqualTo(409);
        client.bid(REAL, SHOES);
        assertThat(client.get("/__admin/recorded/scenario?name=No%20Name").status())
                .isEqualTo(400);
    }
}
