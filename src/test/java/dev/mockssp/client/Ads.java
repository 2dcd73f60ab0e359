package dev.mockssp.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Code of a publisher, in a line. */
public final class Ads {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Ads() {}

    /** Asks for an ad and returns the status; -1 when there was no whole answer. */
    public static int ask(MockSspOperations ssp, String key, String message) {
        return ask(ssp.baseUrl(), key, message);
    }

    public static int ask(String baseUrl, String key, String message) {
        HttpResponse<String> answer = send(baseUrl, key, message);
        return answer == null ? -1 : answer.statusCode();
    }

    /** Asks for an ad and returns the body. */
    public static String body(MockSspOperations ssp, String key, String message) {
        return send(ssp.baseUrl(), key, message).body();
    }

    private static HttpResponse<String> send(String baseUrl, String key, String message) {
        String body = "{\"userId\":\"user-1\",\"chatId\":\"chat-1\",\"messages\":[{\"role\":\"user\",\"content\":\""
                + message + "\"}]}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + "/api/v1/ssp/bid-request"))
                .header("thrad-api-key", key)
                .header("Content-Type", "application/json")
                .header("X-User-Country", "DE")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
