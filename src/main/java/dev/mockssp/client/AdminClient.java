package dev.mockssp.client;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.RejectedException;
import dev.mockssp.core.RejectedException.Reason;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The control API of a double that runs elsewhere. Its errors become the exceptions that the double itself threw. */
final class AdminClient {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI base;

    /** @throws IllegalArgumentException when the base is no URL of a server */
    AdminClient(String url) {
        try {
            this.base = new URI(url);
        } catch (URISyntaxException e) {
            throw noUrl(url);
        }
        if (base.getScheme() == null || base.getHost() == null) {
            throw noUrl(url);
        }
    }

    private static IllegalArgumentException noUrl(String text) {
        return new IllegalArgumentException("\"" + text + "\" is no URL such as http://127.0.0.1:7777");
    }

    JsonNode get(String path) {
        return call("GET", path, new byte[0]);
    }

    JsonNode call(String method, String path, ObjectNode body) {
        return call(method, path, Json.write(body));
    }

    /** Returns the answer's JSON, a missing node when it has none. */
    JsonNode call(String method, String path, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> answer = send(request);
        JsonNode json = json(request, answer);
        if (answer.statusCode() >= 400) {
            throw refusal(answer.statusCode(), json.path("error"));
        }
        return json;
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("no double answers at " + base, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the double was asked", e);
        }
    }

    private static JsonNode json(HttpRequest request, HttpResponse<byte[]> answer) {
        try {
            return answer.body().length == 0 ? Json.MAPPER.missingNode() : Json.read(answer.body());
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(
                    request.uri() + " is no double: it answered " + answer.statusCode() + " and no JSON", e);
        }
    }

    private static RuntimeException refusal(int status, JsonNode error) {
        String message = error.path("message").asString("the double answered " + status);
        List<String> allowed = new ArrayList<>();
        error.path("allowed").forEach(choice -> allowed.add(choice.asString()));
        return switch (error.path("code").asString("")) {
            case "unknown-scenario" -> new RejectedException(Reason.UNKNOWN_SCENARIO, message, allowed);
            case "unknown-key" -> new RejectedException(Reason.UNKNOWN_KEY, message, allowed);
            case "conflict" -> new RejectedException(Reason.CONFLICT, message, allowed);
            case "invalid" -> invalid(error, message, allowed);
            default -> new IllegalStateException(status + ": " + message);
        };
    }

    private static ConfigurationException invalid(JsonNode error, String message, List<String> allowed) {
        return error.has("pointer")
                ? new ConfigurationException(message, error.get("pointer").asString(), allowed, null)
                : new ConfigurationException(message);
    }
}
