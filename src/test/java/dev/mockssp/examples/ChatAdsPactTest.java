package dev.mockssp.examples;

import static au.com.dius.pact.consumer.dsl.LambdaDsl.newJsonBody;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.PactDslRequestWithPath;
import au.com.dius.pact.consumer.dsl.PactDslWithProvider;
import au.com.dius.pact.consumer.junit5.PactConsumerTest;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import au.com.dius.pact.core.model.annotations.PactDirectory;
import dev.mockssp.MockSsp;
import org.junit.jupiter.api.Test;

/** A publisher's contract with the SSP. Each state is the name of a scenario. */
@PactConsumerTest
@PactDirectory("target/pacts")
@PactTestFor(providerName = "thrads-ssp")
class ChatAdsPactTest {

    private static final String QUESTION = "Which running shoes should I buy?";

    @Pact(consumer = "chat-java")
    V4Pact anAd(PactDslWithProvider pact) {
        return asked(pact, "always-fill")
                .willRespondWith()
                .status(200)
                .body(newJsonBody(answer -> answer.object(
                                "data",
                                data -> data.object(
                                        "bid",
                                        bid -> bid.stringType("advertiser", "Fleetmoor")
                                                .stringType("headline", "Road running shoes that stay soft")
                                                .stringType("description", "Light and springy.")
                                                .stringMatcher("url", "https?://.+", "https://ads.example/click"))))
                        .build())
                .toPact(V4Pact.class);
    }

    @Test
    @PactTestFor(pactMethod = "anAd")
    void showsTheAd(MockServer server) throws Exception {
        assertThat(ads(server).adFor(QUESTION))
                .hasValueSatisfying(ad -> assertThat(ad.advertiser()).isEqualTo("Fleetmoor"));
    }

    @Pact(consumer = "chat-java")
    V4Pact nobodyBids(PactDslWithProvider pact) {
        return asked(pact, "no-bid")
                .willRespondWith()
                .status(200)
                .body(newJsonBody(answer -> answer.object("data", data -> data.nullValue("bid")))
                        .build())
                .toPact(V4Pact.class);
    }

    @Test
    @PactTestFor(pactMethod = "nobodyBids")
    void goesOnWhenNobodyBids(MockServer server) throws Exception {
        assertThat(ads(server).adFor(QUESTION)).isEmpty();
    }

    @Pact(consumer = "chat-java")
    V4Pact wrongKey(PactDslWithProvider pact) {
        return asked(pact, "invalid-key").willRespondWith().status(401).toPact(V4Pact.class);
    }

    @Test
    @PactTestFor(pactMethod = "wrongKey")
    void goesOnWhenTheKeyIsWrong(MockServer server) throws Exception {
        assertThat(ads(server).adFor(QUESTION)).isEmpty();
    }

    @Pact(consumer = "chat-java")
    V4Pact tooMany(PactDslWithProvider pact) {
        return asked(pact, "rate-limited")
                .willRespondWith()
                .status(429)
                .matchHeader("X-RateLimit-Reset", "\\d+", "1764021113")
                .toPact(V4Pact.class);
    }

    @Test
    @PactTestFor(pactMethod = "tooMany")
    void goesOnWhenItAsksTooOften(MockServer server) throws Exception {
        assertThat(ads(server).adFor(QUESTION)).isEmpty();
    }

    @Pact(consumer = "chat-java")
    V4Pact serverFails(PactDslWithProvider pact) {
        return asked(pact, "server-error").willRespondWith().status(500).toPact(V4Pact.class);
    }

    @Test
    @PactTestFor(pactMethod = "serverFails")
    void goesOnWhenTheServerFails(MockServer server) throws Exception {
        assertThat(ads(server).adFor(QUESTION)).isEmpty();
    }

    private static PactDslRequestWithPath asked(PactDslWithProvider pact, String state) {
        return pact.given(state)
                .uponReceiving("a question, " + state)
                .method("POST")
                .path("/api/v1/ssp/bid-request")
                .headers("thrad-api-key", MockSsp.STAGING_KEY, "Content-Type", "application/json")
                .body(newJsonBody(body -> body.stringType("userId", "user-1")
                                .stringType("chatId", "chat-1")
                                .array(
                                        "messages",
                                        messages -> messages.object(message -> message.stringValue("role", "user")
                                                .stringType("content", QUESTION))))
                        .build());
    }

    private static ChatAds ads(MockServer server) {
        return new ChatAds(server.getUrl(), MockSsp.STAGING_KEY);
    }
}
