package dev.mockssp.conformance;

import dev.mockssp.core.Headers;
import dev.mockssp.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A response, with helpers for assertions. */
record VendorResponse(int status, Headers headers, byte[] body) {

    /** The header's value, all fields of that name joined; empty when there is none. */
    String header(String name) {
        return headers.fields().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Headers.Field::value)
                .collect(Collectors.joining(", "));
    }

    /** The items of a header with a list, sorted. */
    List<String> list(String name) {
        return Stream.of(header(name).split(",")).map(String::strip).sorted().toList();
    }

    boolean isJson() {
        return header("Content-Type").startsWith("application/json");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return Json.read(body);
    }

    /** The node at a JSON pointer; a missing node when there is none. */
    JsonNode at(String pointer) {
        return json().at(pointer);
    }

    String textAt(String pointer) {
        return at(pointer).asString();
    }

    String message() {
        return textAt("/message");
    }

    String advertiser() {
        return textAt("/data/bid/advertiser");
    }

    boolean filled() {
        return at("/data/bid").isObject()
                || at("/data/bids").size() > 0
                || at("/data/creative").isString();
    }

    @Override
    public String toString() {
        return status + " " + headers + " " + text();
    }
}
