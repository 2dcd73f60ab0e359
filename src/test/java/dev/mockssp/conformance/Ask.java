package dev.mockssp.conformance;

import dev.mockssp.core.Headers;
import dev.mockssp.json.Json;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * A request of a test.
 *
 * @param target path and query
 */
record Ask(String method, String target, Headers headers, byte[] body) {

    static final String BID = "/api/v1/ssp/bid-request";
    static final String GET_AD = "/api/v1/message/get-ad";

    private static final byte[] NO_BODY = {};

    static Ask bid(String key, JsonNode body) {
        return bid(key, Json.write(body));
    }

    static Ask bid(String key, byte[] body) {
        return new Ask("POST", BID, Headers.of("thrad-api-key", key, "Content-Type", "application/json"), body);
    }

    static Ask ad(String key, JsonNode body) {
        return ad(key, Json.write(body));
    }

    static Ask ad(String key, byte[] body) {
        return new Ask("POST", GET_AD, Headers.of("thrads-api-key", key, "Content-Type", "application/json"), body);
    }

    static Ask get(String target) {
        return new Ask("GET", target, Headers.none(), NO_BODY);
    }

    static Ask preflight(String target, String origin) {
        Headers headers = Headers.of(
                "Origin", origin,
                "Access-Control-Request-Method", "POST",
                "Access-Control-Request-Headers", "content-type,thrad-api-key");
        return new Ask("OPTIONS", target, headers, NO_BODY);
    }

    Ask with(String header, String value) {
        return new Ask(method, target, headers.with(header, value), body);
    }

    Ask without(String header) {
        Headers rest = Headers.of(headers.fields().stream()
                .filter(field -> !field.name().equalsIgnoreCase(header))
                .toList());
        return new Ask(method, target, rest, body);
    }

    Ask as(String otherMethod) {
        return new Ask(otherMethod, target, headers, body);
    }

    Ask to(String otherTarget) {
        return new Ask(method, otherTarget, headers, body);
    }

    Ask saying(String text) {
        return new Ask(method, target, headers, text.getBytes(StandardCharsets.UTF_8));
    }

    boolean legacy() {
        return target.startsWith("/api/v1/message/");
    }
}
