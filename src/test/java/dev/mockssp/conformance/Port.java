package dev.mockssp.conformance;

import dev.mockssp.core.Headers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sends requests over HTTP/1.1. Needs {@code -Djdk.httpclient.allowRestrictedHeaders=host}, which the build sets. */
final class Port {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private Port() {}

    /** @param base scheme and authority of a server */
    static VendorResponse send(String base, VendorRequest ask) {
        try {
            return answer(CLIENT.send(request(base, ask), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(ask.method() + " " + ask.target(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest request(String base, VendorRequest ask) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + ask.target()))
                .timeout(PATIENCE)
                .method(
                        ask.method(),
                        ask.body().length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(ask.body()));
        ask.headers().forEach(request::header);
        return request.build();
    }

    private static VendorResponse answer(HttpResponse<byte[]> response) {
        List<Headers.Field> fields = new ArrayList<>();
        response.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> fields.add(new Headers.Field(name, value))));
        return new VendorResponse(response.statusCode(), Headers.of(fields), response.body());
    }
}
