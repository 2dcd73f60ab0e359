package dev.mockssp;

import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The tokens of polls live as long as those of clicks. */
@Timeout(60)
class PollTokensTest {

    private static final String POLL = SHOES.replace("}]}", "}],'ad_formats':['sponsored_poll']}");

    private final MockSsp ssp = MockSsp.start(Settings.of(Option.REVISION, "2026"));
    private final Client client = new Client(ssp);

    private JsonNode poll() {
        return client.bid("staging-key", POLL).json().at("/data/bid");
    }

    private Client.Answer vote(JsonNode poll) {
        return client.send(
                "POST", poll.path("vote_url").stringValue(), "{'option_id':'0'}", "Content-Type", "application/json");
    }

    private int total(JsonNode poll) {
        return client.get(poll.path("results_url").stringValue())
                .json()
                .at("/data/total_votes")
                .asInt(-1);
    }

    @Test
    void aStateChangeKeepsTheTokensAndBeginsTheVotesAnew() {
        try (ssp) {
            JsonNode voted = poll();
            JsonNode open = poll();
            int before = total(voted);
            vote(voted);
            assertThat(total(voted)).isEqualTo(before + 1);

            client.post("/__admin/pact/states", "{'state':'default'}");

            assertThat(total(voted)).isEqualTo(before);
            assertThat(vote(voted).status()).as("a second vote").isEqualTo(200);
            assertThat(total(voted)).isEqualTo(before);
            assertThat(vote(open).status()).isEqualTo(200);
            assertThat(total(voted)).isEqualTo(before + 1);
            assertThat(client.get(open.path("cta_url").stringValue()).status()).isEqualTo(302);
        }
    }

    @Test
    void aViewThatWasCountedIsNotCountedAgainAfterAStateChange() {
        try (ssp) {
            String view = poll().path("view_url").stringValue();
            client.get(view);
            assertThat(client.newest().path("impressions").asInt(0)).isEqualTo(1);
            client.post("/__admin/pact/states", "{'state':'default'}");
            client.get(view);
            assertThat(client.newest().path("impressions").asInt(0)).isZero();
        }
    }

    @Test
    void aResetEndsThemLikeAllTokens() {
        try (ssp) {
            JsonNode poll = poll();
            ssp.reset();
            assertThat(vote(poll).status()).isEqualTo(404);
            assertThat(client.get(poll.path("cta_url").stringValue()).status()).isEqualTo(404);
        }
    }

    @Test
    void aTokenIsOfOnePollAndNotOfTheNextOneOfItsCampaign() {
        try (ssp) {
            put("first");
            JsonNode first = client.bid("staging-key+own", SHOES).json().at("/data/bid");
            put("second");
            JsonNode second = client.bid("staging-key+own", SHOES).json().at("/data/bid");
            assertThat(second.path("question").stringValue()).isEqualTo("second");
            assertThat(vote(second).status()).isEqualTo(200);
            assertThat(vote(first).status()).isEqualTo(404);
        }
    }

    private void put(String question) {
        assertThat(client.put(
                                "/__admin/scenarios/own",
                                "{'description':'d','revision':'2026','steps':[{'fill':{'ad':{'id':'own','dsp':'x',"
                                        + "'advertiser':'a','domain':'a.example','vertical':'v','price':7,"
                                        + "'formats':['sponsored_poll'],'keywords':[],'headlines':[],'prompts':[],"
                                        + "'poll':{'question':'" + question + "','options':['a','b']},"
                                        + "'description':null,'product':'p','landing_url':'/landing/own',"
                                        + "'countries':[],'banned_words':[]},'format':'sponsored_poll'}}]}")
                        .status())
                .isBetween(200, 201);
    }
}
