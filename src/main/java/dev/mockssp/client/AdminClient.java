package dev.mockssp.client;

import dev.mockssp.config.AdminToken;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Problem;
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
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * HTTP client of the admin API of a mock server in another process. An error response becomes the exception that a mock
 * server in this process would throw.
 */
final class AdminClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI base;
    private final Optional<AdminToken> token;

    /**
     * @param token the token of the admin API, if it needs one
     * @throws IllegalArgumentException if {@code url} is not an absolute URL with a host
     */
    AdminClient(String url, Optional<AdminToken> token) {
        this.token = token;
        try {
            this.base = new URI(url);
        } catch (URISyntaxException e) {
            throw notUrl(url);
        }
        if (base.getScheme() == null || base.getHost() == null) {
            throw notUrl(url);
        }
    }

    private static IllegalArgumentException notUrl(String text) {
        return new IllegalArgumentException(
                "\"" + text + "\" is not a URL; expected one such as http://127.0.0.1:7777");
    }

    JsonNode get(String path) {
        return send("GET", path, new byte[0]);
    }

    JsonNode send(String method, String path, ObjectNode body) {
        return send(method, path, Json.write(body));
    }

    /** Returns the JSON of the response, or a missing node if the response has no body. */
    JsonNode send(String method, String path, byte[] body) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        token.ifPresent(it -> builder.header("Authorization", it.authorization()));
        HttpRequest request = builder.build();
        HttpResponse<byte[]> response = exchange(request);
        JsonNode json = json(request, response);
        if (response.statusCode() >= 400) {
            throw toException(response.statusCode(), json.path("error"));
        }
        return json;
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("no mock server responds at " + base, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the mock server", e);
        }
    }

    private static JsonNode json(HttpRequest request, HttpResponse<byte[]> response) {
        try {
            return response.body().length == 0 ? Json.MAPPER.missingNode() : Json.read(response.body());
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(
                    request.uri() + " is not a mock-ssp server: its " + response.statusCode() + " response is not JSON",
                    e);
        }
    }

    private static RuntimeException toException(int status, JsonNode error) {
        String message = error.path("message").asString("the mock server responded with " + status);
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
        List<Problem> problems = new ArrayList<>();
        error.path("problems").forEach(problem -> problems.add(problem(problem)));
        return problems.isEmpty()
                ? ConfigurationException.of(
                        List.of(new Problem(Problem.Severity.ERROR, "", text(error, "pointer"), message, allowed)))
                : ConfigurationException.of(problems);
    }

    private static Problem problem(JsonNode json) {
        return new Problem(
                Problem.Severity.ERROR,
                "",
                text(json, "pointer"),
                json.path("message").asString(""),
                json.path("allowed").valueStream().map(JsonNode::asString).toList());
    }

    private static Optional<String> text(JsonNode object, String name) {
        return object.path(name).stringValueOpt();
    }
}
