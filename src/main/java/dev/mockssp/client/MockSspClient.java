package dev.mockssp.client;

import static java.util.Objects.requireNonNull;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A double that runs elsewhere, driven over its control API. What the API leaves out of an exchange is not in
 * {@link #requests}: a body that is JSON comes with other spaces, header fields of one name come as one.
 *
 * <p>Beside what {@link MockSspOperations} says, every method throws {@link java.io.UncheckedIOException} when the double
 * cannot be reached.
 */
public final class MockSspClient implements MockSspOperations {

    private static final String SCENARIO = "/__admin/scenario";
    private static final String REQUESTS = "/__admin/requests";

    private final String baseUrl;
    private final AdminClient api;
    private final VerificationAssertions verdicts;
    private final RemoteClock clock;

    private MockSspClient(String baseUrl) {
        this.baseUrl = baseUrl;
        this.api = new AdminClient(baseUrl);
        this.verdicts =
                new VerificationAssertions(question -> Json.write(api.call("POST", "/__admin/verify", question)));
        this.clock = new RemoteClock(api);
    }

    /**
     * @param baseUrl where a double is reached, such as {@code http://127.0.0.1:7777}; it is not asked yet
     * @return the double
     * @throws IllegalArgumentException when that is no URL
     */
    public static MockSspClient at(String baseUrl) {
        return new MockSspClient(requireNonNull(baseUrl, "baseUrl").replaceAll("/+$", ""));
    }

    @Override
    public String baseUrl() {
        return baseUrl;
    }

    @Override
    public void use(String scenario) {
        api.call("PUT", SCENARIO, object().put("name", requireNonNull(scenario, "scenario")));
    }

    @Override
    public void use(String scenario, String key) {
        requireNonNull(scenario, "scenario");
        requireNonNull(key, "key");
        api.call("PUT", SCENARIO, object().put("name", scenario).put("key", key));
    }

    @Override
    public void put(ScenarioScript script) {
        requireNonNull(script, "script");
        api.call(
                "PUT",
                "/__admin/scenarios/" + encoded(script.name()),
                script.toJson().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void inventory(String json) {
        requireNonNull(json, "json");
        api.call("PUT", "/__admin/inventory", json.getBytes(StandardCharsets.UTF_8));
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
    public void verify(RequestPattern sought, Times count) {
        verdicts.require(sought, count);
    }

    @Override
    public void verifyInOrder(RequestPattern... sought) {
        verdicts.requireInOrder(sought);
    }

    @Override
    public Report report() {
        return ReportJsonReader.read(api.get("/__admin/report"));
    }

    @Override
    public MockClock clock() {
        return clock;
    }

    @Override
    public void reset() {
        api.call("POST", "/__admin/reset", new byte[0]);
    }

    @Override
    public void reset(String key) {
        api.call("POST", "/__admin/reset", object().put("key", requireNonNull(key, "key")));
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
