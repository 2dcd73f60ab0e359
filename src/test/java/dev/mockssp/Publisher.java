package dev.mockssp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.json.Json;
import dev.mockssp.server.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import tools.jackson.databind.JsonNode;

/**
 * A publisher that sends requests to one endpoint over a socket.
 *
 * @param ports returns the port of the mock server that gets the next request
 * @param headers headers in addition to key, media type and length
 */
record Publisher(IntSupplier ports, Api api, String key, Map<String, String> headers) {

    Publisher {
        headers = Map.copyOf(headers);
    }

    static Publisher of(MockSsp ssp, Api api, String key) {
        int port = URI.create(ssp.baseUrl()).getPort();
        return new Publisher(() -> port, api, key, Map.of());
    }

    /** A complete response. */
    record Answer(Api api, RawClient.Answer raw) {
        int status() {
            return raw.status();
        }

        Optional<String> header(String name) {
            return raw.header(name);
        }

        byte[] bytes() {
            return raw.body().getBytes(ISO_8859_1);
        }

        JsonNode json() {
            return Json.read(bytes());
        }

        String message() {
            return json().path("message").asString();
        }

        JsonNode bid() {
            return json().path("data").path("bid");
        }

        /** Returns the response after checking its status and its schema. */
        Answer valid(int status) {
            assertThat(status()).as(raw.body()).isEqualTo(status);
            assertThat(header("Content-Type")).contains("application/json");
            assertThat(api.violations(status, json())).as(raw.body()).isEmpty();
            return this;
        }

        /** Whether an ad is in it. */
        boolean filled() {
            JsonNode data = json().path("data");
            return data.has("creative")
                    || data.path("bid").isObject()
                    || !data.path("bids").isEmpty();
        }
    }

    Publisher with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Publisher(ports, api, key, more);
    }

    Publisher withKey(String other) {
        return new Publisher(ports, api, other, headers);
    }

    Answer ask() {
        return ask(api.relevant());
    }

    Answer ask(String body) {
        return ask(body.getBytes(UTF_8));
    }

    Answer ask(byte[] body) {
        try (RawClient client = open(body)) {
            return new Answer(api, client.answer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request and does not read the response. */
    RawClient open() throws IOException {
        return open(api.relevant().getBytes(UTF_8));
    }

    RawClient open(byte[] body) throws IOException {
        int port = ports.getAsInt();
        return new RawClient(port).send(request(port, body));
    }

    private byte[] request(int port, byte[] body) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Host", "localhost:" + port);
        fields.put(api.keyHeader(), key);
        fields.put("Content-Type", "application/json");
        fields.put("Content-Length", Integer.toString(body.length));
        fields.putAll(headers);
        StringBuilder head = new StringBuilder("POST " + api.path() + " HTTP/1.1\r\n");
        fields.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
        request.writeBytes(body);
        return request.toByteArray();
    }
}
