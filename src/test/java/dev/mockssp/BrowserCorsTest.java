package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.journal.Exchange;
import dev.mockssp.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What pages of registered and other origins can read in a real browser (contract.md 1.8). */
@Tag("long")
@Timeout(120)
class BrowserCorsTest {

    @TempDir
    static Path profile;

    private static Browser browser;

    private MockSsp ssp;

    @BeforeAll
    static void open() throws IOException {
        browser = Browser.start(profile);
    }

    @AfterAll
    static void quit() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    private Map<String, Object> call(String host, Api api, String key, String... headers) {
        Map<String, String> all = new HashMap<>(Map.of(api.keyHeader(), key, "Content-Type", "application/json"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return browser.fetch(host, ssp.baseUrl() + api.path(), all, api.relevant());
    }

    private List<String> methods() {
        return ssp.requests().stream()
                .map(exchange ->
                        exchange.request().method() + " " + exchange.response().status())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aRegisteredPageReadsTheAnswerAndItsHeaders(Api api) {
        ssp = MockSsp.start();
        Map<String, Object> seen = call("localhost", api, "staging-page", "X-User-Country", "US");

        assertThat(seen)
                .containsEntry("status", 200L)
                .containsEntry("limit", "40")
                .containsEntry("remaining", "39");
        assertThat(seen.get("scenario")).isEqualTo("default");
        JsonNode json = Json.read(seen.get("text").toString().getBytes(UTF_8));
        assertThat(api.violations(200, json)).isEmpty();
        assertThat(seen.get("requestId")).isEqualTo(json.path("requestId").asString());
        assertThat(methods()).containsExactly("OPTIONS 204", "POST 200");
        Exchange preflight = ssp.requests().get(0);
        assertThat(preflight.request().headers().first("Origin")).contains(browser.origin("localhost"));
        assertThat(preflight.request().headers().first("Access-Control-Request-Headers"))
                .get()
                .asString()
                .contains(api.keyHeader());
    }

    @ParameterizedTest
    @ValueSource(strings = {Browser.ELSEWHERE, "127.0.0.2"})
    void aPageOfAnotherOriginIsRefusedAtThePreflight(String host) {
        ssp = MockSsp.start();
        assertThat(call(host, Api.SSP, "staging-page"))
                .containsOnly(Map.entry("failure", "TypeError: Failed to fetch"));
        assertThat(call(host, Api.LEGACY, "staging-page")).containsOnlyKeys("failure");
        assertThat(methods()).containsExactly("OPTIONS 403", "OPTIONS 403");
        assertThat(ssp.requests().get(0).response().headers().has("Access-Control-Allow-Origin"))
                .isFalse();
    }

    @Test
    void anOriginThatIsRegisteredByOptionMayCall() {
        ssp = MockSsp.start(Settings.of(Option.ALLOWED_ORIGIN, browser.origin(Browser.ELSEWHERE)));
        assertThat(call(Browser.ELSEWHERE, Api.SSP, "staging-page")).containsEntry("status", 200L);
        assertThat(call("127.0.0.2", Api.SSP, "staging-page")).containsOnlyKeys("failure");
    }

    @Test
    void whileOriginNotAllowedIsActiveEvenALocalPageIsRefused() {
        ssp = MockSsp.start();
        ssp.use("origin-not-allowed");
        assertThat(call("localhost", Api.SSP, "staging-page")).containsOnlyKeys("failure");
        assertThat(methods()).containsExactly("OPTIONS 403");
        // If the scenario is selected by key, the preflight passes and the response cannot be read.
        ssp.reset();
        assertThat(call("127.0.0.1", Api.SSP, "staging-page+origin-not-allowed"))
                .containsOnlyKeys("failure");
        assertThat(methods()).containsExactly("OPTIONS 204", "POST 403");
    }

    @Test
    void errorsCanBeRead() {
        ssp = MockSsp.start();
        Map<String, Object> limited = call("localhost", Api.SSP, "staging-page+rate-limited");
        assertThat(limited).containsEntry("status", 429L).containsEntry("remaining", "0");
        Map<String, Object> failed = call("localhost", Api.SSP, "staging-page+server-error");
        assertThat(failed).containsEntry("status", 500L);
        assertThat(failed.get("text").toString()).contains("\"data\":{\"bid\":null}");
        assertThat(call("localhost", Api.SSP, "wrong")).containsEntry("status", 401L);
        assertThat(call("localhost", Api.LEGACY, "staging-page+bad-request")).containsEntry("status", 422L);
        assertThat(call("localhost", Api.SSP, "staging-page+wrong-content-type"))
                .containsEntry("status", 502L);
    }

    @Test
    void aPageMayChooseAScenario() {
        ssp = MockSsp.start();
        Map<String, Object> seen = call("localhost", Api.SSP, "production-page", "X-Mock-Scenario", "no-bid");
        assertThat(seen).containsEntry("status", 200L).containsEntry("scenario", "no-bid");
        assertThat(seen.get("text").toString()).contains("No bids");
    }

    @Test
    void aBrokenConnectionIsAFailureInThePage() {
        ssp = MockSsp.start();
        for (String fault : List.of("connection-reset", "empty-response", "truncated-body")) {
            assertThat(call("localhost", Api.SSP, "staging-page+" + fault)).containsOnlyKeys("failure");
        }
    }
}
