package dev.mockssp.examples;

import dev.mockssp.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A publisher's code, as the examples test it: asks for an ad and goes on without one when there is none. */
final class ChatAds {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;
    private final String key;

    ChatAds(String baseUrl, String key) {
        this.endpoint = URI.create(baseUrl + "/api/v1/ssp/bid-request");
        this.key = key;
    }

    Optional<String> headlineFor(String userMessage) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = http.send(request(userMessage), HttpResponse.BodyHandlers.ofByteArray());
            JsonNode bid = Wire.read(answer.body()).path("data").path("bid");
            return bid.path("headline").stringValueOpt();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private HttpRequest request(String userMessage) {
        ObjectNode body = Wire.MAPPER.createObjectNode().put("userId", "user-1").put("chatId", "chat-1");
        body.putArray("messages").addObject().put("role", "user").put("content", userMessage);
        return HttpRequest.newBuilder(endpoint)
                .header("thrad-api-key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Wire.write(body)))
                .build();
    }
}
