package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import dev.mockssp.server.RawClient;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The expected behavior of each built-in scenario (contract.md section 3). */
final class ScenarioExpectations {

    /** Looks at one scenario in force. */
    @FunctionalInterface
    interface Expectation {
        void check(ScenarioRun played) throws IOException;
    }

    private static final Map<String, Expectation> BY_NAME = Map.ofEntries(
            Map.entry("default", ScenarioExpectations::theRules),
            Map.entry("always-fill", ScenarioExpectations::anAdForAnything),
            Map.entry("no-bid", played -> noAd(played, "No bids", "No ad available")),
            Map.entry(
                    "pacing-blocked",
                    played ->
                            noAd(played, "Pacing: ad offset not reached", "Too soon: conversation offset not reached")),
            Map.entry("rate-limited", played -> failure(played, 429, "Rate limit exceeded")),
            Map.entry("origin-not-allowed", ScenarioExpectations::originRefused),
            Map.entry("server-error", played -> failure(played, 500, "Render failed")),
            Map.entry(
                    "invalid-key",
                    played -> failure(
                            played,
                            401,
                            "Unknown API key in the " + (played.legacy() ? "thrads" : "thrad") + "-api-key header")),
            Map.entry("bad-request", ScenarioExpectations::bodyRefused),
            Map.entry("slow", ScenarioExpectations::afterThreeSeconds),
            Map.entry("timeout", ScenarioExpectations::silence),
            Map.entry("connection-reset", ScenarioExpectations::reset),
            Map.entry("empty-response", ScenarioExpectations::nothing),
            Map.entry("malformed-json", ScenarioExpectations::malformed),
            Map.entry("truncated-body", ScenarioExpectations::truncated),
            Map.entry("wrong-content-type", ScenarioExpectations::gatewayPage),
            Map.entry("sparse-creative", CreativeExpectations::sparse),
            Map.entry("long-creative", CreativeExpectations::overlong),
            Map.entry("unicode-creative", CreativeExpectations::asWritten),
            Map.entry("hostile-creative", CreativeExpectations::asWritten),
            Map.entry("sponsored-prompts", CreativeExpectations::prompts),
            Map.entry("flaky", played -> statuses(played, 200, 200, 500, 200, 200, 500)),
            Map.entry("recovering", played -> statuses(played, 500, 500, 200, 200)),
            Map.entry("low-fill", ScenarioExpectations::aboutThirtyPercent));

    private ScenarioExpectations() {}

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    static Expectation of(String name) {
        assertThat(BY_NAME).as("what is expected of each scenario").containsKey(name);
        return BY_NAME.get(name);
    }

    private static void theRules(ScenarioRun played) {
        played.ad();
        assertThat(played.last().decidedBy()).isEqualTo("auction");
        assertThat(played.last().outcome().billable()).isEqualTo(!played.legacy());
        Publisher.Answer none = played.publisher().ask(played.api().hopeless()).valid(200);
        assertThat(none.filled()).isFalse();
    }

    private static void anAdForAnything(ScenarioRun played) {
        played.ad(played.api().hopeless());
        assertThat(played.last().outcome().billable()).isFalse();
    }

    private static void noAd(ScenarioRun played, String message, String legacyMessage) {
        Publisher.Answer response = played.first(200);
        assertThat(response.message()).isEqualTo(played.legacy() ? legacyMessage : message);
        assertThat(response.json().path("data")).hasToString(played.legacy() ? "{}" : "{\"bid\":null}");
    }

    private static Publisher.Answer failure(ScenarioRun played, int status, String message) {
        Publisher.Answer response = played.first(status);
        assertThat(response.message()).isEqualTo(message);
        assertThat(response.json().path("data")).hasToString(played.legacy() ? "{}" : "{\"bid\":null}");
        assertThat(response.json().path("error")).hasToString("{\"type\":\"HTTPException\",\"code\":" + status + "}");
        return response;
    }

    private static void originRefused(ScenarioRun played) throws IOException {
        failure(played, 403, "Origin not allowed");
        Publisher page = played.publisher().with("Origin", "http://localhost:3000");
        assertThat(page.ask().valid(403).header("Access-Control-Allow-Origin")).isEmpty();
        // A preflight carries neither key nor header.
        if (played.way() == ScenarioSelection.ACTIVE) {
            assertThat(played.preflight()).isEmpty();
        } else {
            assertThat(played.preflight()).contains("http://localhost:3000");
        }
    }

    private static void bodyRefused(ScenarioRun played) {
        Publisher.Answer response = played.first(played.api().invalid());
        String place = played.legacy() ? "/error/detail/0/loc/1" : "/error/details/0/pointer";
        assertThat(response.json().at(place).asString()).isEqualTo(played.legacy() ? "chatId" : "/chatId");
        assertThat(response.message()).contains("chatId");
    }

    private static void afterThreeSeconds(ScenarioRun played) {
        long start = System.nanoTime();
        played.ad();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        assertThat(played.last().delayMillis()).isEqualTo(3000);
    }

    private static void silence(ScenarioRun played) throws IOException {
        try (RawClient client = played.publisher().open().patience(300)) {
            assertThatThrownBy(client::rest).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static void reset(ScenarioRun played) throws IOException {
        try (RawClient client = played.publisher().open()) {
            assertThatThrownBy(client::rest)
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("Connection reset");
        }
        assertThatThrownBy(() -> byAnHttpClient(played)).isInstanceOf(IOException.class);
    }

    private static void nothing(ScenarioRun played) throws IOException {
        try (RawClient client = played.publisher().open()) {
            assertThat(client.rest()).isEmpty();
        }
        assertThatThrownBy(() -> byAnHttpClient(played)).isInstanceOf(IOException.class);
    }

    private static void malformed(ScenarioRun played) {
        Publisher.Answer response = played.publisher().ask();
        played.identified(response.raw());
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).contains("application/json");
        assertThat(response.raw().body()).startsWith("{").contains("success");
        assertThatThrownBy(response::json).isInstanceOf(MalformedJsonException.class);
    }

    private static void truncated(ScenarioRun played) throws IOException {
        try (RawClient client = played.publisher().open()) {
            RawClient.Answer head = client.head();
            played.identified(head);
            assertThat(head.status()).isEqualTo(200);
            int declared = Integer.parseInt(head.header("Content-Length").orElseThrow());
            assertThat(client.rest()).startsWith("{").hasSizeBetween(1, declared - 1);
        }
        assertThatThrownBy(() -> byAnHttpClient(played)).isInstanceOf(IOException.class);
    }

    private static void byAnHttpClient(ScenarioRun played) throws Exception {
        Publisher publisher = played.publisher();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(played.ssp().baseUrl() + played.api().path()))
                .header(played.api().keyHeader(), publisher.key())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(played.api().relevant()));
        publisher.headers().forEach(request::header);
        HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request.build(), BodyHandlers.ofString());
    }

    private static void gatewayPage(ScenarioRun played) {
        Publisher.Answer response = played.publisher().ask();
        played.identified(response.raw());
        assertThat(response.status()).isEqualTo(502);
        assertThat(response.header("Content-Type")).contains("text/html");
        assertThat(new String(response.bytes(), UTF_8))
                .startsWith("<!DOCTYPE html>")
                .contains("502 Bad Gateway");
        assertThatThrownBy(() -> Json.read(response.bytes())).isInstanceOf(MalformedJsonException.class);
    }

    private static void statuses(ScenarioRun played, int... expected) {
        List<Integer> statuses = new ArrayList<>();
        for (int status : expected) {
            Publisher.Answer response = played.publisher().ask().valid(status);
            assertThat(response.filled()).isEqualTo(status == 200);
            statuses.add(response.status());
        }
        assertThat(statuses).hasSize(expected.length);
    }

    private static void aboutThirtyPercent(ScenarioRun played) {
        int fills = 0;
        for (int i = 0; i < 39; i++) {
            fills += played.publisher().ask().valid(200).filled() ? 1 : 0;
        }
        assertThat(fills).isBetween(4, 20);
    }
}
