package dev.mockssp;

import static dev.mockssp.Client.AD;
import static dev.mockssp.Client.BID;
import static dev.mockssp.Client.NOTHING;
import static dev.mockssp.Client.OPENER;
import static dev.mockssp.Client.PRODUCT;
import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the journal says about each kind of exchange. */
@Timeout(60)
class JournalTest {

    private MockSsp ssp;
    private Client client;

    @BeforeEach
    void start() {
        ssp = MockSsp.start(Settings.of(Option.BODY_LIMIT, 2000));
        client = new Client(ssp);
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    /** Endpoint, status, outcome, what decided, billable, impressions. */
    private String told() {
        JsonNode entry = client.newest();
        assertThat(entry.get("reason").stringValue()).isNotBlank();
        assertThat(entry.get("id").stringValue()).isNotBlank();
        return String.join(
                " ",
                entry.get("endpoint").stringValue(),
                entry.at("/response/status").toString(),
                entry.get("outcome").stringValue(),
                entry.get("decidedBy").stringValue(),
                entry.get("billable").toString(),
                entry.get("impressions").toString());
    }

    private JsonNode newest() {
        return client.newest();
    }

    @ParameterizedTest
    @CsvSource({
        "staging-key, bid-request 200 fill auction false 1",
        "production-key, bid-request 200 fill auction true 1",
        "production-key+always-fill, bid-request 200 fill scenario false 1",
        "production-key+no-bid, bid-request 200 no-bid scenario false 0",
        "production-key+pacing-blocked, bid-request 200 no-bid scenario false 0",
        "production-key+server-error, bid-request 500 error scenario false 0",
        "production-key+rate-limited, bid-request 429 error scenario false 0",
        "production-key+invalid-key, bid-request 401 error scenario false 0",
        "production-key+origin-not-allowed, bid-request 403 error scenario false 0",
        "production-key+bad-request, bid-request 400 error scenario false 0",
        "production-key+wrong-content-type, bid-request 502 error scenario false 0",
        "production-key+malformed-json, bid-request 200 fault scenario false 0",
        "production-key+unheard-of, bid-request 400 error scenario false 0",
        "sk_other, bid-request 401 error key false 0",
    })
    void aBidRequest(String key, String expected) {
        client.bid(key, SHOES);
        assertThat(told()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "staging-key, get-ad 200 fill auction false 1",
        "staging-key+no-bid, get-ad 200 no-bid scenario false 0",
        "staging-key+bad-request, get-ad 422 error scenario false 0",
        "staging-key+malformed-json, get-ad 200 fault scenario false 0",
        "sk_other, get-ad 401 error key false 0",
    })
    void aLegacyCall(String key, String expected) {
        client.ad(key, PRODUCT);
        assertThat(told()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"connection-reset", "empty-response", "truncated-body"})
    void aFault(String fault) {
        assertThatThrownBy(() -> client.raw(
                        "POST",
                        BID,
                        SHOES,
                        "thrad-api-key",
                        "staging-key+" + fault,
                        "Content-Type",
                        "application/json"))
                .isInstanceOf(IOException.class);
        assertThat(told())
                .isEqualTo("bid-request " + (fault.equals("truncated-body") ? 200 : 0) + " fault scenario false 0");
        assertThat(newest().at("/response/fault").stringValue()).isEqualTo(fault);
        assertThat(newest().get("reason").stringValue()).isEqualTo(fault);
    }

    @Test
    void aCallThatIsNeverAnsweredIsWrittenDownAllTheSame() throws IOException {
        try (Socket socket =
                new Socket("127.0.0.1", Integer.parseInt(ssp.baseUrl().split(":")[2]))) {
            socket.getOutputStream()
                    .write(("POST " + BID + " HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n"
                                    + "thrad-api-key: staging-key+timeout\r\n\r\n{}")
                            .getBytes(StandardCharsets.US_ASCII));
            while (ssp.requests().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(told()).isEqualTo("bid-request 0 fault scenario false 0");
            assertThat(newest().at("/response/fault").stringValue()).isEqualTo("timeout");
        }
    }

    @Test
    void whatTheFirstChecksRefuse() {
        client.bid("staging-key", SHOES, "Origin", "https://elsewhere.example");
        assertThat(told()).isEqualTo("bid-request 403 error origin false 0");
        client.send("GET", BID, "");
        assertThat(told()).isEqualTo("bid-request 405 error route false 0");
        client.send("POST", "/api/v2/none", "");
        assertThat(told()).isEqualTo("unknown 404 error route false 0");
        client.bid("staging-key", "{'a':'" + "a".repeat(2000) + "'}");
        assertThat(told()).isEqualTo("bid-request 413 error body false 0");
        assertThat(newest().at("/request/oversized").booleanValue()).isTrue();
        client.bid("staging-key", "{");
        assertThat(told()).isEqualTo("bid-request 400 error body false 0");
        assertThat(newest().at("/request/body").stringValue()).isEqualTo("{");
        client.ad("staging-key", "{}");
        assertThat(told()).isEqualTo("get-ad 422 error body false 0");
    }

    @Test
    void aPreflight() {
        client.send("OPTIONS", BID, "", "Origin", "http://localhost:3000", "Access-Control-Request-Method", "POST");
        assertThat(told()).isEqualTo("bid-request 204 preflight origin false 0");
        client.send("OPTIONS", AD, "", "Origin", "https://elsewhere.example");
        assertThat(told()).isEqualTo("get-ad 403 error origin false 0");
    }

    @Test
    void pacingAndTheRateLimit() {
        client.bid("production-key", SHOES.replace("'chatId'", "'config':{'ad_offset':3},'chatId'"));
        assertThat(told()).isEqualTo("bid-request 200 no-bid pacing false 0");
        assertThat(newest().get("reason").stringValue()).isEqualTo("Pacing: ad offset not reached");
        client.put("/__admin/clock", "{'frozenAt':'2025-11-24T21:51:52Z'}");
        for (int i = 0; i < 41; i++) {
            client.bid("staging-limited", "{}");
        }
        assertThat(told()).isEqualTo("bid-request 429 error rate false 0");
    }

    @Test
    void anAuctionIsExplainedCampaignByCampaign() {
        client.bid("production-key", NOTHING);
        assertThat(told()).isEqualTo("bid-request 200 no-bid auction false 0");
        client.bid("production-key", SHOES);
        JsonNode entry = newest();
        assertThat(entry.get("auction")).hasSizeGreaterThanOrEqualTo(25);
        assertThat(entry.get("auction")
                        .valueStream()
                        .filter(one -> one.get("verdict").stringValue().equals("won")))
                .hasSize(1);
        assertThat(entry.get("bidIds")).hasSize(1);
    }

    @Test
    void theExperimentTagStandsOnTheBidAndOnItsClick() {
        client.bid("production-key", SHOES.replace("'chatId'", "'config':{'experiment_tag':'blue'},'chatId'"));
        JsonNode bid = newest();
        assertThat(bid.get("experimentTag").stringValue()).isEqualTo("blue");
        client.get(bid.at("/response/body/data/bid/url").stringValue());
        JsonNode click = newest();
        assertThat(told()).isEqualTo("click 302 click token true 0");
        assertThat(click.get("experimentTag").stringValue()).isEqualTo("blue");
        assertThat(click.get("bidIds")).isEqualTo(bid.get("bidIds"));
        assertThat(click.at("/client/keyId")).isEqualTo(bid.at("/client/keyId"));
        assertThat(click.at("/client/userId").stringValue()).isEqualTo("u1");
        JsonNode again =
                client.get("/__admin/requests/" + bid.get("id").stringValue()).json();
        assertThat(again.get("events")).hasSize(1);
        assertThat(again.at("/events/0/event").stringValue()).isEqualTo("click");
    }

    @Test
    void anImpressionOfAPromptIsItsView() {
        client.bid("production-key", OPENER);
        assertThat(told()).isEqualTo("bid-request 200 fill auction true 0");
        client.get(newest().at("/response/body/data/bids/0/view_url").stringValue());
        assertThat(told()).isEqualTo("view 200 view token true 1");
        client.get("/api/v1/tracking/view?token=forged");
        assertThat(told()).isEqualTo("view 404 error token false 0");
    }

    @Test
    void productionDecidesOnTheLegacyEndpoint() {
        client.ad("staging-key", PRODUCT.replace("'force'", "'production':true,'force'"));
        assertThat(told()).isEqualTo("get-ad 200 fill auction true 1");
        client.get(newest().at("/response/body/data/prod_url").stringValue());
        assertThat(told()).isEqualTo("product-click 302 click token true 0");
    }

    @Test
    void aDelayIsToldApartFromTheTimeItTook() {
        client.put("/__admin/scenarios/late", "{'description':'d','steps':[{'auction':{},'delay_ms':120}]}");
        client.bid("staging-key+late", SHOES);
        assertThat(newest().get("delayMillis").intValue()).isEqualTo(120);
        assertThat(newest().get("millis").doubleValue()).isPositive();
    }
}
