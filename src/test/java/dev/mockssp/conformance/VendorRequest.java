package dev.mockssp.conformance;

import dev.mockssp.core.Headers;
import dev.mockssp.core.VendorPaths;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request of a test.
 *
 * @param target path and query
 */
record VendorRequest(String method, String target, Headers headers, byte[] body) {

    static final String BID = "/api/v1/ssp/bid-request";
    static final String GET_AD = "/api/v1/message/get-ad";

    private static final byte[] NO_BODY = {};

    static VendorRequest bid(String key, JsonNode body) {
        return bid(key, Json.write(body));
    }

    static VendorRequest bid(String key, byte[] body) {
        return new VendorRequest(
                "POST", BID, Headers.of("thrad-api-key", key, "Content-Type", "application/json"), body);
    }

    static VendorRequest ad(String key, JsonNode body) {
        return ad(key, Json.write(body));
    }

    static VendorRequest ad(String key, byte[] body) {
        return new VendorRequest(
                "POST", GET_AD, Headers.of("thrads-api-key", key, "Content-Type", "application/json"), body);
    }

    static VendorRequest get(String target) {
        return new VendorRequest("GET", target, Headers.none(), NO_BODY);
    }

    static VendorRequest preflight(String target, String origin) {
        Headers headers = Headers.of(
                "Origin", origin,
                "Access-Control-Request-Method", "POST",
                "Access-Control-Request-Headers", "content-type,thrad-api-key");
        return new VendorRequest("OPTIONS", target, headers, NO_BODY);
    }

    VendorRequest with(String header, String value) {
        return new VendorRequest(method, target, headers.with(header, value), body);
    }

    VendorRequest without(String header) {
        Headers rest = Headers.of(headers.fields().stream()
                .filter(field -> !field.name().equalsIgnoreCase(header))
                .toList());
        return new VendorRequest(method, target, rest, body);
    }

    VendorRequest as(String otherMethod) {
        return new VendorRequest(otherMethod, target, headers, body);
    }

    VendorRequest to(String otherTarget) {
        return new VendorRequest(method, otherTarget, headers, body);
    }

    VendorRequest saying(String text) {
        return new VendorRequest(method, target, headers, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with the consent of the user, if the body is an object that says nothing about it. */
    VendorRequest consenting() {
        if (body.length == 0) {
            return this;
        }
        try {
            boolean asWritten = Arrays.equals(Json.write(Json.read(body)), body);
            if (asWritten && Json.read(body) instanceof ObjectNode object && !object.has("user_metadata")) {
                object.putObject("user_metadata")
                        .put("tcf_consent", "CQexample")
                        .put("us_privacy", "1YNN");
                return new VendorRequest(method, target, headers, Json.write(object));
            }
        } catch (MalformedJsonException e) {
            return this;
        }
        return this;
    }

    boolean isVote() {
        return target.startsWith(VendorPaths.POLL_VOTE);
    }

    boolean legacy() {
        return target.startsWith("/api/v1/message/");
    }
}
