package dev.mockssp.cli;

import dev.mockssp.config.AdminToken;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Passes messages of the Model Context Protocol from lines of text to a mock server, and its responses back. The server
 * has the tools, so that both ways to reach them are the same.
 */
final class StdioBridge {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int PARSE_ERROR = -32_700;
    private static final int INTERNAL_ERROR = -32_603;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI endpoint;
    private final Optional<AdminToken> token;
    private final PrintStream err;

    /**
     * @param server the base URL of the mock server
     * @param token the token of the mock server, if it needs one
     * @param err receives what cannot be a response, a line each
     */
    StdioBridge(URI server, Optional<AdminToken> token, PrintStream err) {
        this.endpoint = URI.create(server + "/__admin/mcp");
        this.token = token;
        this.err = err;
    }

    /**
     * Passes messages until the input ends.
     *
     * @param input a JSON-RPC message in each line
     * @param output receives a response in each line
     * @throws UncheckedIOException if input or output fails
     */
    void run(InputStream input, OutputStream output) {
        BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<String> response = line.isBlank() ? Optional.empty() : response(line);
                if (response.isPresent()) {
                    output.write((response.get() + "\n").getBytes(StandardCharsets.UTF_8));
                    output.flush();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> response(String message) {
        JsonNode read;
        try {
            read = Json.read(message.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJsonException e) {
            return Optional.of(error(Json.MAPPER.nullNode(), PARSE_ERROR, "The line is not JSON"));
        }
        try {
            HttpResponse<String> response = http.send(request(message), HttpResponse.BodyHandlers.ofString());
            return switch (response.statusCode()) {
                case 200 -> Optional.of(response.body());
                case 202 -> Optional.empty();
                default -> failed(read, message(response));
            };
        } catch (IOException e) {
            return failed(read, "No mock server responds at " + endpoint.resolve("/"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private HttpRequest request(String message) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(message));
        token.ifPresent(it -> request.header("Authorization", it.authorization()));
        return request.build();
    }

    private static String message(HttpResponse<String> response) {
        try {
            JsonNode json = Json.read(response.body().getBytes(StandardCharsets.UTF_8));
            return json.at("/error/message").asString("The mock server responded with " + response.statusCode());
        } catch (MalformedJsonException e) {
            return "The server responded with " + response.statusCode() + " and no JSON; it is not a mock-ssp server";
        }
    }

    /** A notification has no response, not even an error. */
    private Optional<String> failed(JsonNode message, String reason) {
        if (message.has("id")) {
            return Optional.of(error(message.get("id"), INTERNAL_ERROR, reason));
        }
        Cli.printError(err, reason, 0);
        return Optional.empty();
    }

    private static String error(JsonNode id, int code, String message) {
        ObjectNode response = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0");
        response.set("id", id);
        response.putObject("error").put("code", code).put("message", message);
        return response.toString();
    }
}
