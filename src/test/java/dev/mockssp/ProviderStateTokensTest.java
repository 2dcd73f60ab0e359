package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.journal.Outcome;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A state for one key issues tracking tokens, which verifiers put into requests. */
class ProviderStateTokensTest {

    private static final MockSsp SSP = MockSsp.start();
    private static final String STATES = "/__admin/pact/states";

    private final Client client = new Client(SSP);

    @BeforeEach
    void reset() {
        SSP.reset();
    }

    @AfterAll
    static void stop() {
        SSP.close();
    }

    private JsonNode state(String json) {
        Client.Answer response = client.post(STATES, json.replace('\'', '"'));
        assertThat(response.status()).as(response.text()).isEqualTo(200);
        return response.json();
    }

    private JsonNode issued() {
        return state("{'state': 'always-fill', 'params': {'key': 'staging-pact'}}");
    }

    @Test
    void aClickLeadsToTheOwnLandingPageAndIsNotBillable() {
        Client.Answer click = client.get(
                "/api/v1/tracking/redirect?token=" + issued().path("clickToken").stringValue());

        assertThat(click.status()).isEqualTo(302);
        assertThat(click.header("Location")).isEqualTo(SSP.baseUrl() + "/landing/provider-state");
        assertThat(client.get("/landing/provider-state").status()).isEqualTo(200);
        Outcome outcome = SSP.requests().get(0).outcome();
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.CLICK);
        assertThat(outcome.billable()).isFalse();
    }

    @Test
    void aViewAndAProductClickWorkToo() {
        JsonNode issued = issued();

        assertThat(client.get("/api/v1/tracking/view?token="
                                + issued.path("viewToken").stringValue())
                        .header("Content-Type"))
                .isEqualTo("image/gif");
        assertThat(client.get("/api/v1/message/redirect/"
                                + issued.path("productToken").stringValue())
                        .status())
                .isEqualTo(302);
    }

    @Test
    void aTokenOpensNothingButItsKind() {
        assertThat(client.get("/api/v1/tracking/redirect?token="
                                + issued().path("viewToken").stringValue())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void inRevision2026EachPixelAndPollHasATokenOfItsOwn() {
        try (MockSsp later = MockSsp.start(Settings.of(Option.REVISION, "2026"))) {
            Client ofLater = new Client(later);
            JsonNode tokens = ofLater.post(STATES, "{\"state\":\"default\",\"key\":\"staging-pact\"}")
                    .json();
            for (String name : List.of("viewToken", "dspViewToken")) {
                assertThat(ofLater.get("/api/v1/tracking/view?token="
                                        + tokens.path(name).stringValue())
                                .status())
                        .as(name)
                        .isEqualTo(200);
            }
            assertThat(later.requests().stream().mapToInt(one -> one.outcome().impressions()))
                    .containsOnlyOnce(1);
            String query = "?token=" + tokens.path("pollToken").stringValue();
            int before = total(ofLater.get("/api/v1/tracking/sponsored-polls/results" + query));
            Client.Answer vote = ofLater.post("/api/v1/tracking/sponsored-polls/vote" + query, "{\"option_id\":\"0\"}");
            assertThat(total(vote)).isEqualTo(before + 1);
        }
        assertThat(issued().has("pollToken")).isFalse();
    }

    private static int total(Client.Answer results) {
        return results.json().at("/data/total_votes").intValue();
    }

    @Test
    void aStateForEveryKeyAndTheEndOfAStateIssueNone() {
        assertThat(List.of(
                        state("{'state': 'always-fill'}"),
                        state("{'state': 'always-fill', 'params': {'key': 'staging-pact'}, 'action': 'teardown'}")))
                .noneMatch(json -> json.has("clickToken") || json.has("viewToken") || json.has("productToken"));
    }

    @Test
    void aResetForgetsThem() {
        String token = issued().path("clickToken").stringValue();
        SSP.reset();

        assertThat(client.get("/api/v1/tracking/redirect?token=" + token).status())
                .isEqualTo(404);
    }
}
