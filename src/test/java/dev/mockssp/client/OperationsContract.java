package dev.mockssp.client;

import static dev.mockssp.client.BodyPattern.where;
import static dev.mockssp.client.MockSspOperations.PRODUCTION_KEY;
import static dev.mockssp.client.MockSspOperations.STAGING_KEY;
import static dev.mockssp.client.RequestPattern.bidRequest;
import static dev.mockssp.client.Steps.auction;
import static dev.mockssp.client.Steps.fail;
import static dev.mockssp.client.Steps.fault;
import static dev.mockssp.client.Steps.fill;
import static dev.mockssp.client.Steps.noBid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Fault;
import dev.mockssp.core.RejectedException;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.Source;
import dev.mockssp.journal.match.Times;
import dev.mockssp.scenario.Behaviour.NoBid.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;

/** The operations of a test on a mock server, wherever it runs. */
public interface OperationsContract {

    String INVENTORY = """
            {"campaigns": [{"id": "only-one", "dsp": "d", "advertiser": "Onlyone", "domain": "onlyone.example",
              "vertical": "v", "price": 3.10, "formats": ["sponsored_message"], "keywords": ["kettle"],
              "headlines": ["The only one"], "prompts": [], "description": null, "product": "One",
              "landing_url": "/landing/only-one", "countries": [], "banned_words": []}]}""";

    MockSspOperations ssp();

    @BeforeEach
    default void reset() {
        ssp().reset();
        ssp().deleteReport();
    }

    @Test
    default void usesAScenarioForEveryKey() {
        ssp().use("server-error");

        assertThat(ssp().activeScenario()).isEqualTo("server-error");
        assertThat(Ads.request(ssp(), STAGING_KEY, "shoes")).isEqualTo(500);
        assertThat(Ads.request(ssp(), PRODUCTION_KEY, "shoes")).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "", " staging-a", "staging-*"})
    default void aKeyThatTheServerRejectsHasNoOperations(String key) {
        assertThatThrownBy(() -> ssp().forKey(key))
                .isInstanceOf(RejectedException.class)
                .message()
                .containsAnyOf(
                        "The key is not valid here; allowed: keys that start with staging or production", "wildcard");
        assertThatThrownBy(() -> ssp().forKey(null)).hasMessage("key");
    }

    @Test
    default void usesAScenarioForOneKey() {
        KeyedMockSsp mine = ssp().forKey("staging-mine");
        mine.use("server-error");

        assertThat(Ads.request(ssp(), mine.key(), "shoes")).isEqualTo(500);
        assertThat(Ads.request(ssp(), "staging-other", "shoes")).isEqualTo(200);
        assertThat(mine.requests()).hasSize(1);
        mine.verify(bidRequest(), Times.exactly(1));
        mine.verifyInOrder(bidRequest().withStatus(500));

        mine.reset();
        assertThat(Ads.request(ssp(), mine.key(), "shoes")).isEqualTo(200);
    }

    @Test
    default void refusesWhatIsNotThere() {
        assertThatThrownBy(() -> ssp().use("no-bidd"))
                .isInstanceOfSatisfying(RejectedException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(RejectedException.Reason.UNKNOWN_SCENARIO);
                    assertThat(refused.allowed()).contains("no-bid");
                })
                .hasMessageContaining("did you mean \"no-bid\"?");
        assertThatThrownBy(() -> ssp().use("no-bid", "nobody"))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(RejectedException.Reason.UNKNOWN_KEY));
        assertThatThrownBy(() -> ssp().requests("nobody")).isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> ssp().reset("nobody")).isInstanceOf(RejectedException.class);
    }

    @Test
    default void playsAScript() {
        ssp().use(ScenarioScript.of(
                fail(503).message("gone").header("Retry-After", "7").first(1),
                fault(Fault.CONNECTION_RESET).when(where("/messages/0/content").matches("^reset")),
                noBid().because(Reason.MAX_FREQUENCY).whenHeader("X-User-Country", "FR"),
                fill().ad(ScriptAd.of("Kettlewick")
                                .headlines("A kettle that whistles")
                                .price("4.20"))
                        .delayedBy(Duration.ofMillis(1), Duration.ofMillis(2))));

        assertThat(Ads.request(ssp(), STAGING_KEY, "tea")).isEqualTo(503);
        assertThat(Ads.request(ssp(), STAGING_KEY, "reset me")).isEqualTo(-1);
        assertThat(Ads.body(ssp(), STAGING_KEY, "tea")).contains("\"A kettle that whistles\"", "4.20");
    }

    @Test
    default void playsANamedScriptForOneKey() {
        ssp().use(
                        ScenarioScript.named("mine")
                                .describedAs("Every other call fails.")
                                .step(fail(500).every(2))
                                .step(auction()),
                        STAGING_KEY);

        assertThat(Stream.generate(() -> Ads.request(ssp(), STAGING_KEY, "shoes"))
                        .limit(4))
                .containsExactly(200, 500, 200, 500);
        assertThat(ssp().activeScenario()).isEqualTo("default");
    }

    @Test
    default void keepsTheScriptsOfKeysApart() {
        KeyedMockSsp one = ssp().forKey("staging-one");
        KeyedMockSsp two = ssp().forKey("staging-two");
        one.use(ScenarioScript.named("same").step(fail(501)));
        two.putScenario(ScenarioScript.named("same").step(fail(502)));
        two.use("same");

        assertThat(Ads.request(ssp(), one.key(), "shoes")).isEqualTo(501);
        assertThat(Ads.request(ssp(), two.key(), "shoes")).isEqualTo(502);
        assertThatThrownBy(() -> ssp().use("same")).isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> ssp().use("same", STAGING_KEY)).isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> ssp().putScenario(ScenarioScript.of(fail(500)), "nobody"))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(RejectedException.Reason.UNKNOWN_KEY));

        one.reset();
        assertThatThrownBy(() -> one.use("same")).isInstanceOf(RejectedException.class);
        assertThat(Ads.request(ssp(), two.key(), "shoes")).isEqualTo(502);
    }

    @Test
    default void tellsAllProblemsOfAScript() {
        assertThatThrownBy(() ->
                        ssp().putScenario(ScenarioScript.of(fill().campaign("fleetmoor"), fill().campaign("nobody"))))
                .isInstanceOfSatisfying(ConfigurationException.class, e -> {
                    assertThat(e.problems())
                            .extracting(problem -> problem.pointer().orElseThrow())
                            .containsExactly("/steps/0/fill/campaign", "/steps/1/fill/campaign");
                    assertThat(e.getMessage().lines()).hasSize(2);
                    assertThat(e.allowed()).contains("fleetmoor-road-runner");
                });
        assertThatThrownBy(() -> ssp().use(ScenarioScript.named("empty")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("/steps must not be empty");
    }

    @Test
    default void refusesAScriptThatNoFileCouldSay() {
        assertThatThrownBy(() -> ssp().putScenario(ScenarioScript.of(fail(200))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("/steps/0/fail/status");
        assertThatThrownBy(() -> ssp().putScenario(ScenarioScript.named("No Name")))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> ssp().putScenario(ScenarioScript.of(fill().whenHeader("X", "("))))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    default void takesAnInventory() {
        ssp().putInventory(INVENTORY);
        assertThat(Ads.body(ssp(), STAGING_KEY, "tea")).contains("The only one");

        ssp().reset();
        assertThat(Ads.body(ssp(), STAGING_KEY, "tea")).doesNotContain("The only one");
        assertThatThrownBy(() -> ssp().putInventory("{}")).isInstanceOf(ConfigurationException.class);
    }

    @Test
    default void tellsWhatWasSent() {
        Ads.request(ssp(), STAGING_KEY, "Which shoes?");
        Ads.request(ssp(), "nobody", "Which shoes?");

        List<Exchange> all = ssp().requests();
        assertThat(all).hasSize(2);
        Exchange first = all.get(0);
        assertThat(first.endpoint()).isEqualTo("bid-request");
        assertThat(first.request().at("/messages/0/content")).hasValue("Which shoes?");
        assertThat(first.request().at("/nothing")).isEmpty();
        assertThat(first.request().headers().first("x-user-country")).hasValue("DE");
        assertThat(first.response().status()).isEqualTo(200);
        assertThat(first.response().at("/data/bid/headline")).isPresent();
        assertThat(first.response().text()).contains("\"requestId\"");
        assertThat(first.outcome().kind()).isEqualTo(Outcome.Kind.FILL);
        assertThat(first.outcome().bidIds()).hasSize(1);
        assertThat(first.client().chatId()).hasValue("chat-1");
        assertThat(first.scenario().by()).isEqualTo("active");
        assertThat(first.auction()).isPresent();
        assertThat(all.get(1).response().status()).isEqualTo(401);
        assertThat(ssp().requests(STAGING_KEY)).extracting(Exchange::id).containsExactly(first.id());
    }

    @Test
    default void verifies() {
        Ads.request(ssp(), STAGING_KEY, "Which shoes?");
        Ads.request(ssp(), "nobody", "Which kettle?");

        assertThatCode(() -> {
                    ssp().verify(bidRequest().withKey(STAGING_KEY).withOutcome(Outcome.Kind.FILL), Times.exactly(1));
                    ssp().verify(bidRequest()
                            .with(where("/messages/0/content").matches("shoes"))
                            .with(where("/userId").is("user-1"))
                            .with(where("/force").isAbsent())
                            .with(where("/chatId"))
                            .withHeader("X-User-Country", "^DE$")
                            .withBodySchema("{\"required\": [\"userId\"]}"));
                    ssp().verify(bidRequest().clicked(true), Times.never());
                    ssp().verify(RequestPattern.getAd(), Times.atMost(0));
                    ssp().verify(RequestPattern.anything(), Times.atLeast(2));
                    ssp().verifyInOrder(
                                    bidRequest().withStatus(200), bidRequest().withStatus(401));
                })
                .doesNotThrowAnyException();
    }

    @Test
    default void tellsWhatCameNearest() {
        Ads.request(ssp(), STAGING_KEY, "Which shoes?");
        String id = ssp().requests().get(0).id();

        assertThatThrownBy(() -> ssp().verify(bidRequest().withChatId("chat-2"), Times.exactly(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "expected exactly 1, found 0 of 1 exchange",
                        "near miss: " + id + " bid-request (fill)",
                        "chatId: expected chat-2, was chat-1")
                .asInstanceOf(type(AssertionFailedError.class))
                .satisfies(
                        error -> assertThat(error.getExpected().getStringRepresentation())
                                .isEqualTo("count: exactly 1\nendpoint: bid-request\nchatId: chat-2"),
                        error -> assertThat(error.getActual().getStringRepresentation())
                                .isEqualTo("count: 0 (nearest: " + id + ")\nendpoint: bid-request\nchatId: chat-1"));
        assertThatThrownBy(() -> ssp().verifyInOrder(bidRequest(), bidRequest()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("/inOrder/1 was not found");
        assertThatThrownBy(() -> ssp().verify(bidRequest(), Times.never()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected never, found 1");
    }

    @Test
    default void countsToolsOnlyIfAsked() {
        Ads.requestAs("dashboard", ssp(), STAGING_KEY, "Which shoes?");

        ssp().verify(bidRequest(), Times.never());
        ssp().verify(bidRequest().from(Source.DASHBOARD), Times.exactly(1));
        ssp().verify(bidRequest().from(Source.REPLAY), Times.never());
        ssp().verify(bidRequest().fromAnySource(), Times.exactly(1));
        assertThat(ssp().report().exchanges()).isZero();
        assertThat(ssp().requests()).extracting(Exchange::source).containsExactly(Source.DASHBOARD);
    }

    @Test
    default void refusesAPatternThatIsNone() {
        assertThatThrownBy(() -> ssp().verify(bidRequest().withHeader("X", "(")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("/match/headers/X");
    }

    @Test
    default void saysWhatIsMissingOrNoCount() {
        assertThatThrownBy(() -> ssp().verifyInOrder())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("verifyInOrder() has no arguments");
        assertThatThrownBy(() -> Times.exactly(-1)).hasMessage("Times.exactly(-1): expected 0 or more");
        assertThatThrownBy(() -> Times.atMost(-2)).hasMessageContaining("atMost(-2)");
        assertThatThrownBy(() -> ssp().use((String) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("scenario");
        assertThatThrownBy(() -> ssp().use("no-bid", null)).hasMessage("key");
        assertThatThrownBy(() -> ssp().putScenario(null)).hasMessage("script");
        assertThatThrownBy(() -> ssp().putScenario(null, "staging-key")).hasMessage("script");
        assertThatThrownBy(() -> ssp().putScenario(ScenarioScript.of(fail(500)), null))
                .hasMessage("key");
        assertThatThrownBy(() -> ssp().putInventory(null)).hasMessage("json");
        assertThatThrownBy(() -> ssp().requests(null)).hasMessage("key");
        assertThatThrownBy(() -> ssp().reset(null)).hasMessage("key");
        assertThatThrownBy(() -> ssp().verify(null)).hasMessage("pattern");
        assertThatThrownBy(() -> ssp().verify(bidRequest(), null)).hasMessage("times");
    }

    @Test
    default void reports() {
        Ads.request(ssp(), STAGING_KEY, "I am ada@example.org");
        ssp().use("no-bid");
        Ads.request(ssp(), STAGING_KEY, "I am ada@example.org");

        assertThat(ssp().report().exchanges()).isEqualTo(2);
        assertThat(ssp().report().fillRate()).isEqualTo(0.5);
        assertThat(ssp().report().findings(Severity.INFO)).isPositive();
        assertThat(ssp().report().bids()).hasSize(1);
    }

    @Test
    default void movesTheClock() {
        MockClock clock = ssp().clock();
        clock.freeze(Instant.parse("2025-11-24T21:51:52Z"));
        clock.advance(Duration.ofMillis(1500));

        assertThat(clock.frozen()).isTrue();
        assertThat(clock.instant()).isEqualTo(Instant.parse("2025-11-24T21:51:53.5Z"));
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1))).isInstanceOf(ConfigurationException.class);

        clock.unfreeze();
        assertThat(clock.frozen()).isFalse();
        assertThat(clock.instant()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    default void resets() {
        ssp().use(ScenarioScript.named("mine").step(fail(500)));
        Ads.request(ssp(), STAGING_KEY, "shoes");
        ssp().clock().freeze(Instant.parse("2025-11-24T21:51:52Z"));

        ssp().reset();

        assertThat(ssp().requests()).isEmpty();
        assertThat(ssp().report().exchanges()).isEqualTo(1);
        assertThat(ssp().clock().frozen()).isFalse();
        assertThatThrownBy(() -> ssp().use("mine")).isInstanceOf(RejectedException.class);
    }
}
