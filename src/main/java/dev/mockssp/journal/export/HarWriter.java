package dev.mockssp.journal.export;

import dev.mockssp.core.Headers;
import dev.mockssp.core.text.Utf8;
import dev.mockssp.journal.Exchange;
import dev.mockssp.json.Json;
import java.util.Base64;
import java.util.function.IntFunction;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes exchanges as an HTTP Archive (HAR 1.2). Keys are masked as in the journal. */
public final class HarWriter {

    private static final String HTTP = "HTTP/1.1";
    private static final int UNKNOWN = -1;

    private final IntFunction<String> reasons;

    /** @param reasons returns the reason phrase of a status, or an empty text */
    public HarWriter(IntFunction<String> reasons) {
        this.reasons = reasons;
    }

    /**
     * @param version the version of mock-ssp
     * @return the {@code log} of an archive, without its entries
     */
    public static ObjectNode head(String version) {
        ObjectNode log = Json.MAPPER.createObjectNode().put("version", "1.2");
        log.putObject("creator").put("name", "mock-ssp").put("version", version);
        return log;
    }

    /**
     * @param exchange an exchange
     * @return its entry in {@code log.entries}
     */
    public ObjectNode entry(Exchange exchange) {
        double millis = exchange.millis() + exchange.delayMillis();
        ObjectNode entry = Json.MAPPER
                .createObjectNode()
                .put("startedDateTime", exchange.at().toString())
                .put("time", millis);
        entry.set("request", request(exchange.request()));
        entry.set("response", response(exchange.response()));
        entry.putObject("cache");
        entry.putObject("timings").put("send", 0).put("wait", millis).put("receive", 0);
        entry.put(
                "comment",
                exchange.outcome().kind().label() + ": " + exchange.outcome().reason());
        return entry.put("_source", exchange.source().label());
    }

    private static ObjectNode request(Exchange.RecordedRequest request) {
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("method", request.method())
                .put("url", "http://" + request.headers().first("Host").orElse("localhost") + request.path() + query)
                .put("httpVersion", HTTP);
        json.putArray("cookies");
        json.set("headers", headers(request.headers()));
        json.set("queryString", parameters(request.query()));
        if (request.body().length > 0) {
            ObjectNode data = json.putObject("postData")
                    .put("mimeType", request.headers().first("Content-Type").orElse(""));
            // HAR has an encoding for responses only; other members begin with an underscore
            putText(data, request.body(), "_encoding");
            data.putArray("params");
        }
        return json.put("headersSize", UNKNOWN).put("bodySize", request.body().length);
    }

    private ObjectNode response(Exchange.RecordedResponse response) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("status", response.status())
                .put("statusText", reasons.apply(response.status()))
                .put("httpVersion", HTTP);
        json.putArray("cookies");
        ArrayNode headers = headers(response.headers());
        if (!response.contentType().isEmpty()
                && response.headers().first("Content-Type").isEmpty()) {
            headers.insertObject(0).put("name", "Content-Type").put("value", response.contentType());
        }
        json.set("headers", headers);
        ObjectNode content =
                json.putObject("content").put("size", response.body().length).put("mimeType", response.contentType());
        putText(content, response.body(), "encoding");
        json.put("redirectURL", response.headers().first("Location").orElse(""));
        response.fault().ifPresent(fault -> json.put("comment", "simulated fault: " + fault.label()));
        return json.put("headersSize", UNKNOWN).put("bodySize", response.body().length);
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

    private static void putText(ObjectNode json, byte[] body, String encoding) {
        Utf8.decode(body)
                .ifPresentOrElse(
                        text -> json.put("text", text),
                        () -> json.put("text", Base64.getEncoder().encodeToString(body))
                                .put(encoding, ExchangeJsonWriter.BASE64));
    }
}
