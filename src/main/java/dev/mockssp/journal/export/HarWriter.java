package dev.mockssp.journal.export;

import dev.mockssp.core.Headers;
import dev.mockssp.journal.Exchange;
import dev.mockssp.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes exchanges as an HTTP Archive, version 1.2, for the tools that read those. Keys are masked as in the journal. */
public final class HarWriter {

    private static final String HTTP = "HTTP/1.1";
    private static final int UNKNOWN = -1;

    private final IntFunction<String> reasons;

    /** @param reasons the words that go with a status, empty for one that has none */
    public HarWriter(IntFunction<String> reasons) {
        this.reasons = reasons;
    }

    /**
     * @param version the product's version
     * @return the field {@code log} of an archive, without its entries
     */
    public static ObjectNode head(String version) {
        ObjectNode log = Json.MAPPER.createObjectNode().put("version", "1.2");
        log.putObject("creator").put("name", "mock-ssp").put("version", version);
        return log;
    }

    /**
     * @param exchange an exchange
     * @return its entry
     */
    public ObjectNode entry(Exchange exchange) {
        double waited = exchange.millis() + exchange.delayMillis();
        ObjectNode entry = Json.MAPPER
                .createObjectNode()
                .put("startedDateTime", exchange.at().toString())
                .put("time", waited);
        entry.set("request", request(exchange.request()));
        entry.set("response", response(exchange.response()));
        entry.putObject("cache");
        entry.putObject("timings").put("send", 0).put("wait", waited).put("receive", 0);
        entry.put(
                "comment",
                exchange.outcome().kind().label() + ": " + exchange.outcome().reason());
        return entry;
    }

    private static ObjectNode request(Exchange.RecordedRequest sent) {
        String query = sent.query().isEmpty() ? "" : "?" + sent.query();
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("method", sent.method())
                .put("url", "http://" + sent.headers().first("Host").orElse("localhost") + sent.path() + query)
                .put("httpVersion", HTTP);
        json.putArray("cookies");
        json.set("headers", headers(sent.headers()));
        json.set("queryString", parameters(sent.query()));
        if (sent.body().length > 0) {
            json.putObject("postData")
                    .put("mimeType", sent.headers().first("Content-Type").orElse(""))
                    .put("text", text(sent.body()))
                    .putArray("params");
        }
        return json.put("headersSize", UNKNOWN).put("bodySize", sent.body().length);
    }

    private ObjectNode response(Exchange.RecordedResponse answer) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("status", answer.status())
                .put("statusText", reasons.apply(answer.status()))
                .put("httpVersion", HTTP);
        json.putArray("cookies");
        ArrayNode headers = headers(answer.headers());
        if (!answer.contentType().isEmpty()
                && answer.headers().first("Content-Type").isEmpty()) {
            headers.insertObject(0).put("name", "Content-Type").put("value", answer.contentType());
        }
        json.set("headers", headers);
        ObjectNode content =
                json.putObject("content").put("size", answer.body().length).put("mimeType", answer.contentType());
        if (!answer.contentType().startsWith("image/")) {
            content.put("text", text(answer.body()));
        }
        json.put("redirectURL", answer.headers().first("Location").orElse(""));
        answer.fault().ifPresent(fault -> json.put("comment", "broken on purpose: " + fault.label()));
        return json.put("headersSize", UNKNOWN).put("bodySize", answer.body().length);
    }

    private static ArrayNode headers(Headers headers) {
        ArrayNode json = Json.MAPPER.createArrayNode();
        headers.forEach((name, value) -> json.addObject().put("name", name).put("value", value));
        return json;
    }

    private static ArrayNode parameters(String query) {
        ArrayNode json = Json.MAPPER.createArrayNode();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                json.addObject()
                        .put("name", equals < 0 ? pair : pair.substring(0, equals))
                        .put("value", equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
        return json;
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
