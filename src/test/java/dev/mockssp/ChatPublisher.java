package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The server of a chat that follows the documents of revision 2026 with one user in one chat. */
final class ChatPublisher {

    static final String BROWSER = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15";

    private static final Duration VIEWABLE = Duration.ofMillis(1_200);
    private static final Instant BEGIN = Instant.parse("2026-07-09T09:14:31Z");

    private final MockSsp ssp;
    private final Client client;
    private final String key;
    private final String chatId;
    private final List<String> texts = new ArrayList<>();
    private Consumer<ObjectNode> change = body -> {};
    private List<String> headers = List.of(
            "User-Agent", BROWSER,
            "X-Forwarded-For", "203.0.113.9",
            "X-User-Country", "DE",
            "X-User-Device", "mobile",
            "X-User-Timezone", "Europe/Berlin");

    ChatPublisher(MockSsp ssp, String key, String chatId) {
        this.ssp = ssp;
        this.client = new Client(ssp);
        this.key = key;
        this.chatId = chatId;
    }

    /** @param more changes each body */
    ChatPublisher with(Consumer<ObjectNode> more) {
        change = more;
        return this;
    }

    ChatPublisher withHeaders(String... namesAndValues) {
        headers = List.of(namesAndValues);
        return this;
    }

    /** The user says something, and the publisher requests an ad. */
    JsonNode says(String text) {
        texts.add(text);
        JsonNode bid = requestAd();
        texts.add("I see.");
        return bid;
    }

    /** The same, but the publisher requests an ad in every other turn only. */
    void says(int turn, String text) {
        texts.add(text);
        if (turn % 2 == 1) {
            requestAd();
        }
        texts.add("I see.");
    }

    /** The publisher requests an ad for the last turn again. */
    void repeats() {
        texts.remove(texts.size() - 1);
        requestAd();
        texts.add("I see.");
    }

    private JsonNode requestAd() {
        return send(body()).at("/data/bid");
    }

    JsonNode opener(String... formats) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("userId", "user_1").put("request_type", "opener");
        List.of(formats).forEach(body.putArray("ad_formats")::add);
        return send(body).path("data");
    }

    private ObjectNode body() {
        ObjectNode body = Json.MAPPER.createObjectNode().put("userId", "user_1").put("chatId", chatId);
        ArrayNode messages = body.putArray("messages");
        for (int i = 0; i < texts.size(); i++) {
            messages.addObject()
                    .put("role", i % 2 == 0 ? "user" : "assistant")
                    .put("content", texts.get(i))
                    .put("timestamp", BEGIN.plusSeconds(4L * i).toString());
        }
        change.accept(body);
        return body;
    }

    private JsonNode send(ObjectNode body) {
        return client.bid(key, body.toString(), headers.toArray(String[]::new)).json();
    }

    /** The ad becomes viewable: after a while, the page requests both pixels. */
    void views(JsonNode bid) {
        ssp.clock().advance(VIEWABLE);
        pixel(bid, "view_url").ifPresent(this::get);
        get(pixel(bid, "thrad_view_url")
                .or(() -> bid.path("view_url").stringValueOpt())
                .orElseThrow());
    }

    void clicks(JsonNode bid) {
        Client.Answer redirect = get(bid.path("url").stringValue());
        get(redirect.header("Location"));
    }

    void votes(JsonNode poll) {
        Client.Answer results = client.send(
                "POST",
                poll.path("vote_url").stringValue(),
                "{'option_id': '0'}",
                "Content-Type",
                "application/json",
                "User-Agent",
                BROWSER);
        assertThat(results.status()).isEqualTo(200);
        get(poll.path("results_url").stringValue());
    }

    Client.Answer get(String url) {
        Client.Answer answer = client.send("GET", url, "", "User-Agent", BROWSER, "X-Forwarded-For", "203.0.113.9");
        assertThat(answer.status()).isLessThan(400);
        return answer;
    }

    /** The value of a parameter in the query of the bid's url, as a page reads it. */
    static Optional<String> pixel(JsonNode bid, String name) {
        String url = bid.path("url").stringValue("?");
        for (String pair : url.substring(url.indexOf('?') + 1).split("&")) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }
}
