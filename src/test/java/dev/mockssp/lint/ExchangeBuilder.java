package dev.mockssp.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.Headers;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.Outcome.Kind;
import dev.mockssp.journal.Source;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds an exchange. By default, it is a valid one with a production key and without findings. */
final class ExchangeBuilder {

    /** The user agent of an end user. */
    static final String BROWSER = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15";

    private static final Instant START = Instant.parse("2025-11-24T10:00:00Z");

    private final String endpoint;
    private final String path;
    private String method = "POST";
    private byte[] body = new byte[0];
    private Headers headers = Headers.none();
    private long millis = 0;
    private String keyId = "key-1";
    private String environment = "production";
    private int status = 200;
    private Headers responseHeaders = Headers.none();
    private String decidedBy = "auction";
    private Source source = Source.CLIENT;
    private String scenario = "default";
    private Outcome outcome = new Outcome(Kind.FILL, "contextual, shoes", true, 1, 550, List.of("bid_1"));
    private Optional<String> tag = Optional.empty();
    private long delayMillis = 0;
    private String query = "";
    private byte[] responseBody = new byte[0];
    private Revision revision = Revision.R2025_11;

    private ExchangeBuilder(String endpoint, String path) {
        this.endpoint = endpoint;
        this.path = path;
    }

    static ExchangeBuilder bidRequest(String body) {
        ExchangeBuilder exchange = new ExchangeBuilder("bid-request", "/api/v1/ssp/bid-request");
        exchange.headers =
                Headers.of("thrad-api-key", "prod…ey", "Content-Type", "application/json", "X-User-Country", "DE");
        return exchange.body(body);
    }

    static ExchangeBuilder getAd(String body) {
        ExchangeBuilder exchange = new ExchangeBuilder("get-ad", "/api/v1/message/get-ad");
        exchange.headers = Headers.of("thrads-api-key", "prod…ey", "Content-Type", "application/json");
        return exchange.body(body);
    }

    static ExchangeBuilder click(String campaign) {
        ExchangeBuilder exchange = new ExchangeBuilder("click", "/api/v1/tracking/redirect");
        exchange.outcome = new Outcome(Kind.CLICK, campaign, true, 0, 0, List.of("bid_1"));
        return exchange.method("GET");
    }

    static ExchangeBuilder view(String bidId) {
        ExchangeBuilder exchange = new ExchangeBuilder("view", "/api/v1/tracking/view");
        exchange.outcome = new Outcome(Kind.VIEW, "shoes", true, 1, 550, List.of(bidId));
        return exchange.method("GET");
    }

    /** A ping of the view pixel of a DSP. */
    static ExchangeBuilder dspPing(String token) {
        ExchangeBuilder exchange = ping(token);
        exchange.outcome = new Outcome(Kind.DSP_VIEW, "shoes", false, 0, 0, List.of("bid_1"));
        return exchange;
    }

    /** A ping of the view pixel of the exchange, of revision 2026. */
    static ExchangeBuilder ping(String token) {
        return view("bid_1")
                .query("token=" + token)
                .header("User-Agent", BROWSER)
                .in2026();
    }

    /** A vote in a sponsored poll. */
    static ExchangeBuilder vote(String token) {
        ExchangeBuilder exchange =
                new ExchangeBuilder("poll-vote", "/api/v1/tracking/sponsored-polls/vote").query("token=" + token);
        exchange.outcome = new Outcome(Kind.VOTE, "poll", true, 0, 0, List.of("bid_1"));
        return exchange.in2026();
    }

    /** A request of a path that the server does not have. */
    static ExchangeBuilder unknown(String path) {
        ExchangeBuilder exchange = new ExchangeBuilder("unknown", path);
        exchange.keyId = "";
        return exchange.method("GET").rejected(404, "route");
    }

    static ExchangeBuilder landing(String campaign) {
        ExchangeBuilder exchange = new ExchangeBuilder("landing", "/landing/" + campaign);
        exchange.keyId = "";
        exchange.outcome = Outcome.of(Kind.NO_BID, "landing page");
        return exchange.method("GET");
    }

    /** A bid request of revision 2026 of a server, without findings. */
    static ExchangeBuilder bidRequest2026(String body) {
        return bidRequest(body)
                .header("User-Agent", BROWSER)
                .header("X-Forwarded-For", "203.0.113.9")
                .header("X-User-Device", "mobile")
                .header("X-User-Timezone", "Europe/Berlin")
                .in2026();
    }

    /** The body of a bid request in which user and assistant take turns, starting with the user. */
    static ObjectNode chat(String userId, String chatId, String... texts) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("userId", userId).put("chatId", chatId);
        ArrayNode messages = body.putArray("messages");
        for (int i = 0; i < texts.length; i++) {
            messages.addObject()
                    .put("role", i % 2 == 0 ? "user" : "assistant")
                    .put("content", texts[i])
                    .put("timestamp", START.plusSeconds(i).toString());
        }
        return body;
    }

    static ExchangeBuilder withMessages(String... texts) {
        return bidRequest(chat("user_1", "chat_1", texts).toString());
    }

    /** The body of a legacy request. */
    static ObjectNode turn(String user, String chatbot) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("userId", "user_1").put("chatId", "chat_1");
        body.putObject("content").put("user", user).put("chatbot", chatbot);
        return body;
    }

    ExchangeBuilder in2026() {
        revision = Revision.R2026;
        return this;
    }

    Revision revision() {
        return revision;
    }

    ExchangeBuilder query(String text) {
        query = text;
        return this;
    }

    /** The response has a message of revision 2026 with the two view pixels. */
    ExchangeBuilder pixels(String dspToken, String exchangeToken) {
        String view = "http%3A%2F%2F127.0.0.1%3A7777%2Fapi%2Fv1%2Ftracking%2Fview%3Ftoken%3D";
        return ad("http://127.0.0.1:7777/api/v1/tracking/redirect?token=CLICK"
                + (dspToken.isEmpty() ? "" : "&view_url=" + view + dspToken)
                + "&thrad_view_url="
                + view
                + exchangeToken);
    }

    private ExchangeBuilder ad(String url) {
        ObjectNode response = Json.MAPPER.createObjectNode();
        response.putObject("data").putObject("bid").put("url", url);
        responseBody = Json.write(response);
        outcome = new Outcome(Kind.FILL, "contextual, shoes", true, 0, 0, List.of("bid_1"));
        return this;
    }

    ExchangeBuilder body(String text) {
        body = text.getBytes(UTF_8);
        return this;
    }

    ExchangeBuilder method(String name) {
        method = name;
        return this;
    }

    /** @param after milliseconds from the start of the test */
    ExchangeBuilder at(long after) {
        millis = after;
        return this;
    }

    ExchangeBuilder key(String id) {
        keyId = id;
        return this;
    }

    ExchangeBuilder staging() {
        environment = "staging";
        return this;
    }

    ExchangeBuilder header(String name, String value) {
        headers = headers.with(name, value);
        return this;
    }

    ExchangeBuilder without(String name) {
        headers = Headers.of(headers.fields().stream()
                .filter(field -> !field.name().equalsIgnoreCase(name))
                .toList());
        return this;
    }

    ExchangeBuilder rejected(int with, String by) {
        status = with;
        decidedBy = by;
        outcome = Outcome.of(Kind.ERROR, "rejected");
        return this;
    }

    ExchangeBuilder withResponseHeader(String header, String value) {
        responseHeaders = responseHeaders.with(header, value);
        return this;
    }

    ExchangeBuilder noBid() {
        outcome = Outcome.of(Kind.NO_BID, "no campaign won");
        return this;
    }

    ExchangeBuilder prompts(String... bidIds) {
        outcome = new Outcome(Kind.FILL, "contextual", true, 0, 0, List.of(bidIds));
        return this;
    }

    ExchangeBuilder from(Source tool) {
        source = tool;
        return this;
    }

    ExchangeBuilder decidedBy(String check) {
        decidedBy = check;
        return this;
    }

    ExchangeBuilder scenario(String name) {
        scenario = name;
        return this;
    }

    ExchangeBuilder tag(String name) {
        tag = Optional.of(name);
        return this;
    }

    ExchangeBuilder delayed(long byMillis) {
        delayMillis = byMillis;
        return this;
    }

    Optional<JsonNode> json() {
        try {
            return Optional.of(Json.read(body));
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private Optional<String> text(String field) {
        return json().flatMap(json -> json.path(field).stringValueOpt());
    }

    Exchange exchange(int number) {
        return new Exchange(
                number,
                START.plus(Duration.ofMillis(millis)),
                "req_" + number,
                endpoint,
                new Exchange.RecordedRequest(method, path, query, headers, body, false),
                new Exchange.RecordedResponse(
                        status, responseHeaders, "application/json", responseBody, Optional.empty()),
                new Exchange.Client("prod…ey", keyId, environment, text("userId"), text("chatId"), Optional.empty()),
                source,
                new Exchange.ScenarioChoice(scenario, "active"),
                decidedBy,
                outcome,
                tag,
                0.5,
                delayMillis,
                Optional.empty(),
                List.of());
    }
}
