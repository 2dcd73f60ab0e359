package dev.mockssp.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The code of a publisher. */
public final class Ads {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Ads() {}

    /** Requests an ad and returns the status, or -1 if no complete response arrived. */
    public static int request(MockSspOperations ssp, String key, String message) {
        return request(ssp.baseUrl(), key, message);
    }

    public static int request(String baseUrl, String key, String message) {
        HttpResponse<String> response = send(baseUrl, key, message);
        return response == null ? -1 : response.statusCode();
    }

    /** Requests an ad and returns the body. */
    public static String body(MockSspOperations ssp, String key, String message) {
        return send(ssp.baseUrl(), key, message).body();
    }

    /** Requests an ad as another tool than the code under test. */
    public static int requestAs(String source, MockSspOperations ssp, String key, String message) {
        return send(ssp.baseUrl(), key, message, "X-Mock-Source", source).statusCode();
    }

    private static HttpResponse<String> send(String baseUrl, String key, String message, String... headers) {
        String body = "{\"userId\":\"user-1\",\"chatId\":\"chat-1\",\"messages\":[{\"role\":\"user\",\"content\":\""
                + message + "\"}]}";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + "/api/v1/ssp/bid-request"))
                .header("thrad-api-key", key)
                .header("Content-Type", "application/json")
                .header("X-User-Country", "DE")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
