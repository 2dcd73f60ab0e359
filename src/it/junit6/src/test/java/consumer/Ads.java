package consumer;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A publisher's code. */
final class Ads {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String baseUrl;
    private final String key;

    Ads(String baseUrl, String key) {
        this.baseUrl = baseUrl;
        this.key = key;
    }

    HttpResponse<String> ask(String message) throws Exception {
        String body = "{\"userId\": \"user-1\", \"chatId\": \"chat-1\", \"messages\": [{\"role\": \"user\", \"content\": \""
                + message + "\"}]}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + "/api/v1/ssp/bid-request"))
                .header("thrad-api-key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
