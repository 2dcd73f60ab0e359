package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.journal.Exchange;
import dev.mockssp.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The decisions of docs/FIDELITY.md on behavior that the vendor does not document. */
class DecisionsTest {

    private static final String BID = "/api/v1/ssp/bid-request";
    private static final String AD = "/api/v1/message/get-ad";
    private static final String SHOES =
            "{\"userId\":\"u\",\"chatId\":\"c\",\"messages\":[{\"role\":\"user\",\"content\":\"running shoes\"}]%s}";
    private static final String LEGACY =
            "{\"userId\":\"u\",\"chatId\":\"c\",\"content\":{\"user\":\"running shoes\",\"chatbot\":\"\"}%s}";

    private final HttpClient http = HttpClient.newHttpClient();
    private MockSsp ssp = MockSsp.start(Settings.of(Option.CLOCK, "2025-11-24T21:51:52Z"));

    @AfterEach
    void stop() {
        ssp.close();
    }

    @Test
    void aFillOfAScenarioIsNeverBillable() throws Exception {
        bid("production-key", "");
        ssp.use("always-fill");
        bid("production-key", "");

        assertThat(ssp.requests())
                .extracting(exchange -> exchange.outcome().billable())
                .containsExactly(true, false);
    }

    @Test
    void aFillOnTheLegacyEndpointAsksNoPacing() throws Exception {
        assertThat(ad("staging-key", "").at("/data/creative").isMissingNode()).isTrue();
        assertThat(ad("staging-key+always-fill", "").at("/data/creative").isString())
                .isTrue();
    }

    @Test
    void aFailureIsNoTurnOfALegacyChatAndANoBidIs() throws Exception {
        String offset = ",\"conversationOffset\":1";
        ad("staging-key+server-error", offset);
        assertThat(ad("staging-key", offset).path("message").asString()).startsWith("Too soon");

        ssp.reset();
        ad("staging-key+no-bid", offset);
        assertThat(ad("staging-key", offset).path("message").asString()).isEqualTo("Ad served successfully");
    }

    @Test
    void aBrokenAnswerLeavesNoBidAndNoToken() throws Exception {
        assertThatThrownBy(() -> bid("staging-key+truncated-body", "")).isInstanceOf(IOException.class);

        Exchange exchange = ssp.requests().get(0);
        String url = Json.read(exchange.response().body()).at("/data/bid/url").asString();
        assertThat(exchange.outcome().bidIds()).isEmpty();
        assertThat(get(url.substring(url.indexOf("/api"))).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {BID, AD})
    void anUnknownScenarioIsA400AfterTheRateCheck(String path) throws Exception {
        String header = path.equals(BID) ? "thrad-api-key" : "thrads-api-key";
        HttpResponse<String> answer = post(path, header, "staging-key+no-bits", "{}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("X-RateLimit-Remaining")).hasValue("39");
        assertThat(answer.body()).contains("no-bid");
        assertThat(Json.read(answer.body().getBytes(UTF_8)).has("apiVersion")).isEqualTo(path.equals(AD));
    }

    @Test
    void withoutARateLimitThereAreNoRateHeaders() throws Exception {
        ssp.close();
        ssp = MockSsp.start(Settings.of(Option.RATE_LIMIT, 0));

        assertThat(post(BID, "thrad-api-key", "staging-key", SHOES.formatted(""))
                        .headers()
                        .map())
                .doesNotContainKeys("x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset");
    }

    @Test
    void aGivenTurnNumberCountsForTheDistanceToo() throws Exception {
        String paced = ",\"config\":{\"max_frequency\":5},\"turn_number\":";
        assertThat(bid("production-key", paced + 3).at("/data/bid/bidId").isString())
                .isTrue();
        assertThat(bid("production-key", paced + 7).path("message").asString()).startsWith("Pacing");
        assertThat(bid("production-key", paced + 8).at("/data/bid/bidId").isString())
                .isTrue();
    }

    @Test
    void aBodyThatIsTooLongIsTheBodysCheck() throws Exception {
        String tooLong = " ".repeat(1 << 20) + "{}";
        assertThat(post(BID, "thrad-api-key", "nobody", tooLong).statusCode()).isEqualTo(401);
        HttpResponse<String> answer = post(BID, "thrad-api-key", "staging-key", tooLong);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("X-RateLimit-Remaining")).hasValue("39");
    }

    @Test
    void aCountryMayBeInLowerCase() throws Exception {
        http.send(
                request(BID, "thrad-api-key", "staging-key")
                        .header("X-User-Country", "de")
                        .POST(BodyPublishers.ofString(SHOES.formatted("")))
                        .build(),
                BodyHandlers.ofString());
        assertThat(ssp.requests().get(0).client().country()).hasValue("DE");
    }

    @Test
    void regionCityAndTimeZoneChangeNothing() throws Exception {
        for (String city : List.of("Bonn", "Kyoto")) {
            http.send(
                    request(BID, "thrad-api-key", "production-key")
                            .header("X-User-Country", "DE")
                            .header("X-User-Region", city)
                            .header("X-User-City", city)
                            .header("X-User-Timezone", city)
                            .POST(BodyPublishers.ofString(SHOES.formatted("")))
                            .build(),
                    BodyHandlers.ofString());
        }
        assertThat(ssp.requests())
                .extracting(exchange -> exchange.outcome().reason())
                .containsOnly(ssp.requests().get(0).outcome().reason());
    }

    @Test
    void anOptionsWithoutAnOriginIsNoPreflight() throws Exception {
        HttpResponse<String> answer = http.send(
                request(BID, "X-Test", "1")
                        .method("OPTIONS", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST, OPTIONS");
    }

    @Test
    void aViewThatComesTwiceIsTwoEvents() throws Exception {
        JsonNode answer = bid("production-key+sponsored-prompts", "");
        String view = answer.at("/data/bids/0/view_url").asString();
        String path = view.substring(view.indexOf("/api"));

        assertThat(List.of(get(path).statusCode(), get(path).statusCode())).containsExactly(200, 200);
        assertThat(ssp.requests()).extracting(Exchange::endpoint).containsExactly("bid-request", "view", "view");
    }

    @Test
    void theDelayOfAScenarioCountsIntoTotalTimeUnderAFrozenClock() throws Exception {
        ssp.admin().scenarios().put("late", """
                {"description": "Late.", "steps": [{"fill": {}, "delay_ms": 20}]}
                """.getBytes(UTF_8));

        assertThat(bid("staging-key", "").path("totalTime").decimalValue()).isEqualByComparingTo("0");
        assertThat(bid("staging-key+late", "").path("totalTime").decimalValue()).isEqualByComparingTo("0.020");
    }

    private JsonNode bid(String key, String more) throws Exception {
        return json(post(BID, "thrad-api-key", key, SHOES.formatted(more)));
    }

    private JsonNode ad(String key, String more) throws Exception {
        return json(post(AD, "thrads-api-key", key, LEGACY.formatted(more)));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Json.read(answer.body().getBytes(UTF_8));
    }

    private HttpResponse<String> post(String path, String header, String key, String body) throws Exception {
        return http.send(
                request(path, header, key).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path, "X-Test", "1").build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String header, String value) {
        return HttpRequest.newBuilder(URI.create(ssp.baseUrl() + path))
                .header("Content-Type", "application/json")
                .header(header, value);
    }
}
