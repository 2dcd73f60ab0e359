package dev.mockssp.examples;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A publisher's code, as the examples test it: asks for an ad, and shows none when anything at all goes wrong. */
public final class ChatAds {

    /** What the chat shows. */
    public record Ad(String advertiser, String headline, String description, URI url) {}

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;
    private final String key;

    public ChatAds(String baseUrl, String key) {
        this.endpoint = URI.create(baseUrl + "/api/v1/ssp/bid-request");
        this.key = key;
    }

    public Optional<Ad> adFor(String userMessage) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(request(userMessage), BodyHandlers.ofString());
            return answer.statusCode() == 200 ? shown(answer.body()) : Optional.empty();
        } catch (IOException | JacksonException e) {
            return Optional.empty(); // no answer in time, or none that can be read
        }
    }

    private static Optional<Ad> shown(String answer) {
        JsonNode bid = JSON.readTree(answer).path("data").path("bid");
        return bid.path("headline")
                .stringValueOpt()
                .map(headline -> new Ad(
                        bid.path("advertiser").stringValue(""),
                        headline,
                        bid.path("description").stringValue(""),
                        URI.create(bid.path("url").stringValue(""))));
    }

    private HttpRequest request(String userMessage) {
        ObjectNode body = JSON.createObjectNode().put("userId", "user-1").put("chatId", "chat-1");
        body.putArray("messages").addObject().put("role", "user").put("content", userMessage);
        return HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("thrad-api-key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
    }
}
