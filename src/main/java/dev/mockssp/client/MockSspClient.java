package dev.mockssp.client;

import static java.util.Objects.requireNonNull;

import dev.mockssp.config.AdminToken;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.export.ExchangeJsonReader;
import dev.mockssp.journal.match.Times;
import dev.mockssp.json.Json;
import dev.mockssp.lint.report.Report;
import dev.mockssp.lint.report.ReportJsonReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Client of a mock server in another process or a container. It uses the admin API. The exchanges of {@link #requests}
 * lack what the API does not transfer: the whitespace of JSON bodies, and repeated headers, which are joined into one.
 *
 * <p>In addition to the exceptions of {@link MockSspOperations}, every method but {@link #baseUrl} throws
 * {@link java.io.UncheckedIOException} if the mock server cannot be reached.
 */
public final class MockSspClient implements MockSspOperations {

    private static final String SCENARIO = "/__admin/scenario";
    private static final String REQUESTS = "/__admin/requests";

    private final String baseUrl;
    private final AdminClient api;
    private final VerificationAssertions assertions;
    private final RemoteClock clock;

    private MockSspClient(String baseUrl, Optional<AdminToken> token) {
        this.baseUrl = baseUrl;
        this.api = new AdminClient(baseUrl, token);
        this.assertions =
                new VerificationAssertions(request -> Json.write(api.send("POST", "/__admin/verify", request)));
        this.clock = new RemoteClock(api);
    }

    /**
     * Creates a client. It sends no request yet. If the environment variable {@code MOCK_SSP_ADMIN_TOKEN} is set, it
     * sends that token.
     *
     * @param baseUrl the URL of the mock server, such as {@code http://127.0.0.1:7777}
     * @return the client
     * @throws IllegalArgumentException if {@code baseUrl} is not an absolute URL
     * @throws dev.mockssp.core.ConfigurationException if the token is not valid
     */
    public static MockSspClient at(String baseUrl) {
        return at(baseUrl, AdminToken.ofEnvironment(System.getenv()));
    }

    /**
     * Creates a client of a mock server with {@code --admin-token}. It sends no request yet.
     *
     * @param baseUrl the URL of the mock server, such as {@code http://127.0.0.1:7777}
     * @param adminToken the token of the mock server
     * @return the client
     * @throws IllegalArgumentException if {@code baseUrl} is not an absolute URL
     * @throws dev.mockssp.core.ConfigurationException if the token is not valid
     */
    public static MockSspClient at(String baseUrl, String adminToken) {
        return at(baseUrl, Optional.of(AdminToken.of(requireNonNull(adminToken, "adminToken"))));
    }

    private static MockSspClient at(String baseUrl, Optional<AdminToken> token) {
        return new MockSspClient(requireNonNull(baseUrl, "baseUrl").replaceAll("/+$", ""), token);
    }

    @Override
    public String baseUrl() {
        return baseUrl;
    }

    @Override
    public void use(String scenario) {
        api.send("PUT", SCENARIO, object().put("name", requireNonNull(scenario, "scenario")));
    }

    @Override
    public void use(String scenario, String key) {
        requireNonNull(scenario, "scenario");
        requireNonNull(key, "key");
        api.send("PUT", SCENARIO, object().put("name", scenario).put("key", key));
    }

    @Override
    public void putScenario(ScenarioScript script) {
        requireNonNull(script, "script");
        put(script, script.toJson());
    }

    @Override
    public void putScenario(ScenarioScript script, String key) {
        requireNonNull(script, "script");
        requireNonNull(key, "key");
        put(script, script.toJson(key));
    }

    private void put(ScenarioScript script, String json) {
        api.send("PUT", "/__admin/scenarios/" + encoded(script.name()), json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void putInventory(String json) {
        requireNonNull(json, "json");
        api.send("PUT", "/__admin/inventory", json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String activeScenario() {
        return api.get(SCENARIO).path("name").asString();
    }

    @Override
    public List<Exchange> requests() {
        return exchanges(api.get(REQUESTS));
    }

    @Override
    public List<Exchange> requests(String key) {
        return exchanges(api.get(REQUESTS + "?key=" + encoded(requireNonNull(key, "key"))));
    }

    @Override
    public void verify(RequestPattern pattern, Times times) {
        assertions.require(pattern, times);
    }

    @Override
    public void verifyInOrder(RequestPattern... patterns) {
        assertions.requireInOrder(patterns);
    }

    @Override
    public Report report() {
        return ReportJsonReader.read(api.get("/__admin/report"));
    }

    @Override
    public void deleteReport() {
        api.send("DELETE", "/__admin/report", new byte[0]);
    }

    @Override
    public MockClock clock() {
        return clock;
    }

    @Override
    public void reset() {
        api.send("POST", "/__admin/reset", new byte[0]);
    }

    @Override
    public void reset(String key) {
        api.send("POST", "/__admin/reset", object().put("key", requireNonNull(key, "key")));
    }

    @Override
    public KeyedMockSsp forKey(String key) {
        KeyedMockSsp keyed = new KeyedMockSsp(this, key);
        api.get("/__admin/scenario?key=" + encoded(key));
        return keyed;
    }

    private static List<Exchange> exchanges(JsonNode json) {
        List<Exchange> all = new ArrayList<>();
        json.path("requests").forEach(exchange -> all.add(ExchangeJsonReader.read(exchange)));
        return all.stream().filter(Exchange::isVendorTraffic).toList();
    }

    private static ObjectNode object() {
        return Json.MAPPER.createObjectNode();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
