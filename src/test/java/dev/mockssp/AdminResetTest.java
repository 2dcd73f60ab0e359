package dev.mockssp;

import static dev.mockssp.Client.NOTHING;
import static dev.mockssp.Client.OPENER;
import static dev.mockssp.Client.PRODUCT;
import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** After a reset, the same conversation gives the same bytes, in this run and in the next. */
@Timeout(60)
class AdminResetTest {

    private static final Settings REPEATABLE = Settings.of(Option.SEED, 7)
            .with(Option.CLOCK, "2025-11-24T21:51:52Z")
            .with(Option.PUBLIC_URL, "https://ssp.example/double")
            .with(Option.RATE_LIMIT, 30)
            .with(Option.EXPLORATION, 0.5);

    /** Every kind of response with a body, in an order in which each depends on those before. */
    private static List<String> conversation(Client client, String suite) {
        List<Client.Answer> responses = new ArrayList<>();
        String staging = "staging-" + suite;
        String production = "production-" + suite;
        responses.add(client.bid(staging, SHOES));
        responses.add(client.bid(staging, OPENER));
        responses.add(client.bid(production, NOTHING));
        for (int turn = 0; turn < 12; turn++) {
            responses.add(client.bid(production + "+low-fill", SHOES));
        }
        responses.add(client.bid(production, SHOES.replace("'chatId'", "'config':{'max_frequency':3},'chatId'")));
        for (int turn = 0; turn < 4; turn++) {
            responses.add(client.ad(staging, PRODUCT.replace("'force':true,", "")));
            responses.add(client.bid(staging + "+recovering", SHOES));
            responses.add(client.ad(production + "+low-fill", PRODUCT));
        }
        responses.add(client.bid(staging, "{}"));
        responses.add(client.bid("sk_unknown", SHOES));
        responses.add(client.ad(staging, "{}"));
        responses.add(client.send("GET", Client.BID, ""));
        responses.add(client.bid(staging, SHOES, "Origin", "https://elsewhere.example"));
        return responses.stream()
                .map(response -> response.status() + " " + response.header("X-Mock-Request-Id") + " "
                        + response.header("X-RateLimit-Remaining") + " " + response.text())
                .toList();
    }

    @Test
    void twoRunsWithTheSameSeedClockAndPublicUrlSayTheSame() {
        try (MockSsp first = MockSsp.start(REPEATABLE);
                MockSsp second = MockSsp.start(REPEATABLE)) {
            List<String> said = conversation(new Client(first), "a");
            assertThat(first.baseUrl()).isNotEqualTo(second.baseUrl());
            assertThat(conversation(new Client(second), "a")).isEqualTo(said);
            assertThat(said)
                    .anyMatch(text -> text.contains("\"bid\":null"))
                    .anyMatch(text -> text.contains("\"bids\""));
        }
    }

    @Test
    void anotherSeedSaysSomethingElse() {
        try (MockSsp first = MockSsp.start(REPEATABLE);
                MockSsp second = MockSsp.start(REPEATABLE.with(Option.SEED, 8))) {
            assertThat(conversation(new Client(first), "a"))
                    .doesNotContainAnyElementsOf(conversation(new Client(second), "a"));
        }
    }

    @Test
    void whatOneSuiteDoesIsNotSeenByAnother() {
        try (MockSsp alone = MockSsp.start(REPEATABLE);
                MockSsp shared = MockSsp.start(REPEATABLE)) {
            List<String> said = conversation(new Client(alone), "a").stream()
                    .filter(text -> !text.startsWith("401") && !text.startsWith("405"))
                    .toList();
            Client client = new Client(shared);
            CompletableFuture<?> others = CompletableFuture.allOf(
                    CompletableFuture.runAsync(() -> conversation(client, "b")),
                    CompletableFuture.runAsync(() -> conversation(client, "c")));
            assertThat(conversation(client, "a")).containsAll(said);
            others.join();
        }
    }

    @Test
    void afterAResetTheRunBeginsAgain() {
        try (MockSsp ssp = MockSsp.start(REPEATABLE)) {
            Client client = new Client(ssp);
            List<String> said = conversation(client, "a");
            String click =
                    client.bid("staging-key", SHOES).json().at("/data/bid/url").stringValue();
            client.put("/__admin/scenario", "{'name':'no-bid'}");
            client.put("/__admin/scenario", "{'name':'slow','key':'staging-a'}");
            client.put("/__admin/scenarios/default", "{'description':'d','steps':[{'fail':{'status':500}}]}");
            client.put("/__admin/inventory", "{'campaigns':[]}");
            client.post("/__admin/clock/advance", "{'seconds':99}");

            assertThat(client.post("/__admin/reset", "").status()).isEqualTo(204);
            assertThat(client.get("/__admin/requests").text())
                    .isEqualTo("{\"matched\":0,\"evicted\":0,\"requests\":[]}");
            assertThat(client.get(local(click)).status()).isEqualTo(404);
            client.post("/__admin/reset", "{}");
            assertThat(conversation(client, "a")).isEqualTo(said);
            assertThat(client.get("/__admin/requests?limit=1")
                            .json()
                            .at("/requests/0/number")
                            .intValue())
                    .isEqualTo(said.size());
        }
    }

    @Test
    void aResetOfOneKeyLeavesTheOthersAlone() {
        try (MockSsp ssp = MockSsp.start(REPEATABLE)) {
            Client client = new Client(ssp);
            String mine = withoutIds(client.bid("staging-a", SHOES).text());
            String click =
                    client.bid("staging-b", SHOES).json().at("/data/bid/url").stringValue();
            client.put("/__admin/scenario", "{'name':'no-bid','key':'staging-a'}");
            client.put("/__admin/scenario", "{'name':'no-bid','key':'staging-b'}");
            client.get(local(click));

            assertThat(client.post("/__admin/reset", "{'key':'staging-a+slow'}").status())
                    .isEqualTo(204);
            assertThat(withoutIds(client.bid("staging-a", SHOES).text())).isEqualTo(mine);
            assertThat(client.bid("staging-b", SHOES).json().get("message").stringValue())
                    .isEqualTo("No bids");
            assertThat(client.get("/__admin/requests?key=staging-a").json().get("requests"))
                    .hasSize(1);
            assertThat(client.get("/__admin/requests?key=staging-b").json().get("requests"))
                    .hasSize(3);
            assertThat(client.get(local(click)).status()).isEqualTo(302);

            client.post("/__admin/reset", "{'key':'staging-b'}");
            assertThat(client.get(local(click)).status()).isEqualTo(404);
        }
    }

    private static String withoutIds(String response) {
        return response.replaceAll("api_req_[0-9a-f]+|bid_[0-9a-f]+|token=[^\"]+", "…");
    }

    /** The report keeps the ids of removed exchanges, and links to them. */
    @Test
    void theIdsOfAKeyAreUniqueOverItsReset() {
        try (MockSsp ssp = MockSsp.start(REPEATABLE)) {
            Client client = new Client(ssp);
            List<String> ids = new ArrayList<>();
            List<String> bids = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Client.Answer bid = client.bid("staging-a", SHOES);
                ids.add(bid.header("X-Mock-Request-Id"));
                bids.add(client.newest().at("/bidIds/0").asString());
                ids.add(client.ad("staging-a", PRODUCT).header("X-Mock-Request-Id"));
                client.post("/__admin/reset", "{'key':'staging-a'}");
            }
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(bids).doesNotHaveDuplicates().doesNotContain("");
        }
    }

    @Test
    void afterAResetOfAllKeysNoFindingNamesAnExchangeThatMayBeAnother() {
        try (MockSsp ssp = MockSsp.start(REPEATABLE)) {
            Client client = new Client(ssp);
            String mail = SHOES.replace("running shoes", "ask jo@mail.example");
            String id = client.bid("staging-a", mail).header("X-Mock-Request-Id");
            client.post("/__admin/reset", "{'key':'staging-a'}");
            assertThat(client.get("/__admin/report").text()).contains(id);
            client.post("/__admin/reset", "");
            assertThat(client.bid("staging-a", SHOES).header("X-Mock-Request-Id"))
                    .isEqualTo(id);
            assertThat(client.get("/__admin/report").json().at("/rules/0").toString())
                    .contains("email-in-messages")
                    .doesNotContain(id);
        }
    }

    private static String local(String url) {
        URI uri = URI.create(url);
        return uri.getRawPath().substring("/double".length()) + "?" + uri.getRawQuery();
    }
}
