package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The mutating proxy makes the requested change and no other. */
class MutantTest {

    private static final MockSsp SSP = MockSsp.start();
    private static final Mutant MUTANT = Mutant.of(SSP.baseUrl(), Mutation.NONE);
    private static final String BID = MUTANT.baseUrl() + Client.BID;

    private final Client client = new Client(SSP);

    @AfterEach
    void honestAgain() {
        SSP.reset();
        MUTANT.become(Mutation.NONE);
    }

    @AfterAll
    static void stop() {
        MUTANT.close();
        SSP.close();
    }

    @Test
    void passesAnAnswerAsItIs() {
        Client.Answer response = ask("staging-key");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("X-RateLimit-Limit")).isEqualTo("40");
        assertThat(response.json().at("/data/bid/url").stringValue()).startsWith(MUTANT.baseUrl());
        assertThat(ask("nobody").status()).isEqualTo(401);
    }

    @Test
    void renamesAField() {
        MUTANT.become(Mutation.rename("bid", "headline", "title"));

        Client.Answer response = ask("staging-key");
        assertThat(response.json().at("/data/bid").has("headline")).isFalse();
        assertThat(response.json().at("/data/bid/title").stringValue()).isNotEmpty();
    }

    @Test
    void changesEachBidOfAList() {
        MUTANT.become(Mutation.drop("bids", "url"));

        assertThat(client.send("POST", BID, Client.OPENER, headers("staging-key"))
                        .json()
                        .at("/data/bids"))
                .isNotEmpty()
                .noneMatch(bid -> bid.has("url"));
    }

    @Test
    void dropsAHeaderAndChangesAStatus() {
        MUTANT.become(Mutation.dropHeader("x-ratelimit-reset")
                .then(Mutation.status(401, 403))
                .then(Mutation.setHeader("Content-Type", "text/html")));

        assertThat(ask("staging-key").headers().firstValue("X-RateLimit-Reset")).isEmpty();
        assertThat(ask("nobody").status()).isEqualTo(403);
        assertThat(ask("nobody").header("Content-Type")).isEqualTo("text/html");
    }

    @Test
    void changesOnlyWhatIsChosen() {
        MUTANT.become(Mutation.drop("", "requestId").when(response -> response.status() == 401));

        assertThat(ask("staging-key").json().has("requestId")).isTrue();
        assertThat(ask("nobody").json().has("requestId")).isFalse();
    }

    @Test
    void leavesTheControlApiAlone() {
        MUTANT.become(Mutation.status(200, 500));

        assertThat(client.get(MUTANT.baseUrl() + "/__admin/health").status()).isEqualTo(200);
    }

    @Test
    void breaksOffWhereTheDoubleDoes() {
        SSP.use("connection-reset");

        assertThatThrownBy(() -> client.raw("POST", BID, Client.SHOES, headers("staging-key")))
                .isInstanceOf(IOException.class);
    }

    private Client.Answer ask(String key) {
        return client.send("POST", BID, Client.SHOES, headers(key));
    }

    private static String[] headers(String key) {
        return new String[] {"thrad-api-key", key, "Content-Type", "application/json"};
    }
}
