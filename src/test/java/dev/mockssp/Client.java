package dev.mockssp;

import dev.mockssp.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** An HTTP client of a mock server. Bodies are written with single quotes instead of double quotes. */
final class Client {

    /** A complete response. */
    record Answer(int status, HttpHeaders headers, byte[] body) {
        JsonNode json() {
            return Json.read(body);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    static final String BID = "/api/v1/ssp/bid-request";
    static final String AD = "/api/v1/message/get-ad";
    static final String SHOES = "{'userId':'u1','chatId':'c1','messages':[{'role':'user','content':'running shoes'}]}";
    static final String NOTHING = SHOES.replace("running shoes", "hello");
    static final String OPENER = "{'userId':'u1','request_type':'opener'}";
    static final String PRODUCT =
            "{'userId':'u1','chatId':'c1','force':true,'content':{'user':'running shoes','chatbot':'ok'}}";

    static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final String base;
    private final Duration timeout;
    private final int tries;

    Client(MockSsp ssp) {
        this(ssp, Duration.ofSeconds(20));
    }

    Client(MockSsp ssp, Duration timeout) {
        this(URI.create(ssp.baseUrl()), timeout);
    }

    Client(URI base, Duration timeout) {
        this(base, timeout, 1);
    }

    /** @param tries how often a request is sent at most, while the response is a 503 */
    Client(URI base, Duration timeout, int tries) {
        this.base = base.toString();
        this.timeout = timeout;
        this.tries = tries;
    }

    Answer bid(String key, String body, String... headers) {
        return send("POST", BID, body, with(headers, "thrad-api-key", key, "Content-Type", "application/json"));
    }

    Answer ad(String key, String body, String... headers) {
        return send("POST", AD, body, with(headers, "thrads-api-key", key, "Content-Type", "application/json"));
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, "");
    }

    /** The journal's newest entry. */
    JsonNode newest() {
        return get("/__admin/requests?limit=1").json().at("/requests/0");
    }

    Answer send(String method, String path, String body, String... headers) {
        try {
            Answer answer = raw(method, path, body, headers);
            for (int i = 1; i < tries && answer.status() == 503; i++) {
                LockSupport.parkNanos(PAUSE.toNanos());
                answer = raw(method, path, body, headers);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #send}, for responses that may not arrive. */
    Answer raw(String method, String path, String body, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
                .timeout(timeout)
                .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String[] with(String[] more, String... first) {
        String[] all = new String[first.length + more.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }
}
