package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.chat;
import static dev.mockssp.conformance.Bodies.opener;
import static dev.mockssp.conformance.Bodies.turn;
import static dev.mockssp.conformance.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Billing, impressions and experiments in the journal (contract.md 1.2 and 1.6). */
interface MoneyContract extends Contract {

    private static JsonNode after(Client client, VendorRequest ask) {
        client.send(ask);
        return client.lastExchange();
    }

    @Test
    default void onlyAProductionKeysWinIsBillable() {
        Client client = shop();
        assertThat(billable(after(client, VendorRequest.bid(PRODUCTION, chat("boots")))))
                .isTrue();
        assertThat(billable(after(client, VendorRequest.bid(PRODUCTION, chat("zzz")))))
                .as("no win")
                .isFalse();
        assertThat(billable(after(client, VendorRequest.bid("staging-key", chat("boots")))))
                .isFalse();
        assertThat(billable(after(client, VendorRequest.bid("production-key+always-fill", chat("boots")))))
                .as("a scenario's ad")
                .isFalse();
    }

    @Test
    default void onTheLegacyEndpointTheBodyDecides() {
        Client client = shop();
        VendorRequest sandbox = VendorRequest.ad(PRODUCTION, with(turn("boots"), "force", "true"));
        assertThat(billable(after(client, sandbox))).isFalse();
        VendorRequest real =
                VendorRequest.ad("staging-key", with(with(turn("boots"), "force", "true"), "production", "true"));
        assertThat(billable(after(client, real))).isTrue();
    }

    private static boolean billable(JsonNode exchange) {
        return exchange.get("billable").booleanValue();
    }

    @Test
    default void aMessageIsAnImpressionWhenItIsReturned() {
        Client client = shop();
        assertThat(impressions(after(client, VendorRequest.bid(PRODUCTION, chat("boots")))))
                .isEqualTo(1);
        assertThat(impressions(after(client, VendorRequest.bid(PRODUCTION, chat("zzz")))))
                .isZero();
    }

    @Test
    default void aPromptIsAnImpressionWhenItIsSeen() {
        Client client = shop();
        VendorResponse response = client.send(VendorRequest.bid(PRODUCTION, opener()));
        assertThat(impressions(client.lastExchange())).isZero();
        client.follow(response.textAt("/data/bids/0/view_url"));
        assertThat(impressions(client.lastExchange())).isEqualTo(1);
        client.follow(response.textAt("/data/bids/0/url"));
        assertThat(impressions(client.lastExchange())).as("a click is none").isZero();
    }

    private static int impressions(JsonNode exchange) {
        return exchange.get("impressions").intValue();
    }

    @Test
    default void theExperimentIsRecordedWithTheBidAndItsEvents() {
        Client client = shop();
        VendorResponse response = client.send(
                VendorRequest.bid(PRODUCTION, with(chat("boots"), "config", "{'experiment_tag': 'variant_a'}")));
        assertThat(tag(client.lastExchange())).isEqualTo("variant_a");
        client.follow(response.textAt("/data/bid/url"));
        assertThat(tag(client.lastExchange())).isEqualTo("variant_a");
        assertThat(client.lastExchange().get("outcome").asString()).isEqualTo("click");
        VendorResponse prompts =
                client.send(VendorRequest.bid(PRODUCTION, with(opener(), "config", "{'experiment_tag': 'variant_b'}")));
        client.follow(prompts.textAt("/data/bids/0/view_url"));
        assertThat(tag(client.lastExchange())).isEqualTo("variant_b");
        assertThat(client.lastExchange().get("outcome").asString()).isEqualTo("view");
    }

    @Test
    default void withoutAnExperimentThereIsNoTag() {
        Client client = shop();
        assertThat(after(client, VendorRequest.bid(PRODUCTION, chat("boots"))).has("experimentTag"))
                .isFalse();
    }

    private static String tag(JsonNode exchange) {
        return exchange.path("experimentTag").asString();
    }

    @Test
    default void theJournalNamesTheExchangeAndMasksTheKey() {
        Client client = shop();
        VendorResponse response = client.send(VendorRequest.bid("production-secret", chat("boots")));
        JsonNode exchange = client.lastExchange();
        assertThat(exchange.get("id").asString()).isEqualTo(response.textAt("/requestId"));
        assertThat(response.header("X-Mock-Request-Id")).isEqualTo(response.textAt("/requestId"));
        assertThat(exchange.toString()).doesNotContain("production-secret");
        assertThat(exchange.at("/bidIds/0").asString()).isEqualTo(response.textAt("/data/bid/bidId"));
    }
}
