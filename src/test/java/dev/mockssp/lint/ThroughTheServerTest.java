package dev.mockssp.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.MockSsp;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.json.Json;
import dev.mockssp.lint.rule.RuleLevels;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules find everything they need in the exchanges that the server records. */
class ThroughTheServerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String HI =
            ExchangeBuilder.chat("user_1", "chat_1", "Some running shoes?").toString();
    private static final String OPENER = "{\"userId\": \"user_1\", \"request_type\": \"opener\"}";

    private static MockSsp ssp;

    @BeforeAll
    static void start() {
        ssp = MockSsp.start();
    }

    @AfterAll
    static void stop() {
        ssp.close();
    }

    @BeforeEach
    void reset() {
        ssp.reset();
    }

    @Test
    void anUnknownKeyIsNotKeptAndFound() throws Exception {
        post("sk-live-0123456789", HI);
        assertThat(lastFound()).contains("real-key-sent");
        assertThat(ssp.requests().get(0).findings().toString()).doesNotContain("0123456789");
    }

    @Test
    void aKnownKeyIsNot() throws Exception {
        post(MockSsp.STAGING_KEY + "+invalid-key", HI);
        assertThat(lastFound()).isEmpty();
    }

    @Test
    void aSecondUserIsFoundUntilTheKeyIsReset() throws Exception {
        String other =
                ExchangeBuilder.chat("user_2", "chat_1", "Some running shoes?").toString();
        post(MockSsp.STAGING_KEY, HI);
        post(MockSsp.STAGING_KEY, other);
        assertThat(lastFound()).containsExactly("user-id-unstable");
        ssp.admin().reset(MockSsp.STAGING_KEY);
        post(MockSsp.STAGING_KEY, HI);
        assertThat(lastFound()).isEmpty();
    }

    /** Fixtures of tests reuse chat ids. */
    @Test
    void exchangesAreComparedOnlyWithThoseSinceTheResetOfTheKey() throws Exception {
        ssp.deleteReport();
        String first = ExchangeBuilder.chat("user_1", "chat_1", "Hi", "Hello!", "Shoes?")
                .toString();
        String other = ExchangeBuilder.chat("user_2", "chat_1", "Some news?").toString();
        String restarted =
                ExchangeBuilder.chat("user_1", "chat_1", "Some news?").toString();
        for (String next : List.of(other, restarted, HI)) {
            post(MockSsp.STAGING_KEY, first);
            ssp.admin().reset(MockSsp.STAGING_KEY);
            post(MockSsp.STAGING_KEY, next);
            assertThat(lastFound()).isEmpty();
            ssp.admin().reset(MockSsp.STAGING_KEY);
        }
        assertThat(ssp.report().findings(Severity.INFO)).isZero();

        post(MockSsp.STAGING_KEY, first);
        post(MockSsp.STAGING_KEY, other);
        assertThat(lastFound()).containsExactly("chat-id-shared");
    }

    @Test
    void aRetryOfAnInvalidBodyIsFound() throws Exception {
        post(MockSsp.STAGING_KEY, "{}");
        assertThat(lastFound()).isEmpty();
        post(MockSsp.STAGING_KEY, "{}");
        assertThat(lastFound()).containsExactly("unchanged-retry");
        List<Exchange> all = ssp.requests();
        assertThat(all.get(1).findings().get(0).seen())
                .isEqualTo("the same request as exchange " + all.get(0).number() + ", which was a 400");
    }

    @Test
    void callsThatGoOnAfterA429AreFound() throws Exception {
        ssp.clock().freeze(ssp.clock().instant().truncatedTo(ChronoUnit.SECONDS));
        post(MockSsp.STAGING_KEY + "+rate-limited", HI);
        ssp.clock().advance(Duration.ofMillis(700));
        post(MockSsp.STAGING_KEY, HI);
        assertThat(lastFound()).containsExactly("request-after-429");
    }

    @Test
    void promptsAreToBeViewedButNotAtOnce() throws Exception {
        String viewUrl = Json.read(post(MockSsp.STAGING_KEY, OPENER).getBytes(UTF_8))
                .at("/data/bids/0/view_url")
                .stringValue();
        Linter linter = new Linter(RuleLevels.none());
        int bids = ssp.requests().get(0).outcome().bidIds().size();
        assertThat(linter.checkRun(ssp.requests()).findings())
                .singleElement()
                .satisfies(found -> assertThat(found.finding().seen()).startsWith(bids + " of " + bids));
        get(viewUrl);
        assertThat(linter.checkRun(ssp.requests()).findings())
                .singleElement()
                .satisfies(found -> assertThat(found.finding().seen()).startsWith((bids - 1) + " of " + bids));
    }

    @Test
    void pacingWithholdsNothingFromAStagingKeyButSaysSo() throws Exception {
        post(MockSsp.STAGING_KEY, HI.replaceFirst("\\{", "{\"config\": {\"ad_offset\": 2},"));
        assertThat(lastFound()).containsExactly("pacing-would-withhold");
    }

    private static List<String> lastFound() {
        List<Exchange> all = ssp.requests();
        return all.get(all.size() - 1).findings().stream().map(Finding::rule).toList();
    }

    private static String post(String key, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ssp.baseUrl() + "/api/v1/ssp/bid-request"))
                .header("thrad-api-key", key)
                .header("Content-Type", "application/json")
                .header("X-User-Country", "US")
                .POST(BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString()).body();
    }

    private static void get(String url) throws IOException, InterruptedException {
        HttpResponse<Void> response =
                CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding());
        assertThat(response.statusCode()).isEqualTo(200);
    }
}
