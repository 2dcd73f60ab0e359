package dev.mockssp.journal.export;

import dev.mockssp.core.Fault;
import dev.mockssp.core.Headers;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.RecordedAuction;
import dev.mockssp.journal.Source;
import dev.mockssp.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads the output of {@link ExchangeJsonWriter}. What the writer omits is lost: the whitespace of JSON bodies,
 * repeated headers (they are joined into one), and the earned units.
 */
public final class ExchangeJsonReader {

    private ExchangeJsonReader() {}

    /**
     * @param json an exchange in the format of the admin API
     * @return the exchange
     */
    public static Exchange read(JsonNode json) {
        return new Exchange(
                json.path("number").asLong(0),
                Instant.parse(text(json, "at")),
                text(json, "id"),
                text(json, "endpoint"),
                request(json.path("request")),
                response(json.path("response")),
                client(json.path("client")),
                Source.of(text(json, "source")).orElse(Source.CLIENT),
                new Exchange.ScenarioChoice(text(json.path("scenario"), "name"), text(json.path("scenario"), "by")),
                text(json, "decidedBy"),
                outcome(json),
                json.path("experimentTag").stringValueOpt(),
                json.path("millis").asDouble(0),
                json.path("delayMillis").asLong(0),
                auction(json.path("auction")),
                findings(json.path("findings")));
    }

    private static Exchange.RecordedRequest request(JsonNode json) {
        return new Exchange.RecordedRequest(
                text(json, "method"),
                text(json, "path"),
                text(json, "query"),
                headers(json.path("headers")),
                body(json),
                json.path("oversized").asBoolean(false));
    }

    private static Exchange.RecordedResponse response(JsonNode json) {
        return new Exchange.RecordedResponse(
                json.path("status").asInt(0),
                headers(json.path("headers")),
                text(json, "contentType"),
                body(json),
                json.path("fault").stringValueOpt().flatMap(Fault::of));
    }

    private static Exchange.Client client(JsonNode json) {
        return new Exchange.Client(
                text(json, "key"),
                text(json, "keyId"),
                text(json, "environment"),
                json.path("userId").stringValueOpt(),
                json.path("chatId").stringValueOpt(),
                json.path("country").stringValueOpt());
    }

    private static Outcome outcome(JsonNode json) {
        List<String> bidIds = new ArrayList<>();
        json.path("bidIds").forEach(id -> bidIds.add(id.asString()));
        return new Outcome(
                Outcome.Kind.valueOf(constant(text(json, "outcome"))),
                text(json, "reason"),
                json.path("billable").asBoolean(false),
                json.path("impressions").asInt(0),
                0,
                bidIds);
    }

    private static Optional<RecordedAuction> auction(JsonNode json) {
        if (json.isMissingNode()) {
            return Optional.empty();
        }
        List<RecordedAuction.Bidder> bidders = new ArrayList<>();
        List<RecordedAuction.Result> results = new ArrayList<>();
        for (JsonNode entry : json) {
            long priceCents = entry.path("price").asDecimal().movePointRight(2).longValue();
            bidders.add(new RecordedAuction.Bidder(text(entry, "campaign"), text(entry, "dsp"), priceCents));
            results.add(new RecordedAuction.Result(
                    entry.path("score").asDouble(0),
                    text(entry, "verdict"),
                    entry.path("banned_word").stringValueOpt()));
        }
        return Optional.of(new RecordedAuction(bidders, results));
    }

    private static List<Finding> findings(JsonNode json) {
        List<Finding> findings = new ArrayList<>();
        json.forEach(item -> findings.add(new Finding(
                text(item, "rule"),
                Finding.Severity.valueOf(constant(text(item, "severity"))),
                text(item, "pointer"),
                text(item, "seen"),
                text(item, "why"),
                text(item, "source"))));
        return findings;
    }

    private static Headers headers(JsonNode json) {
        List<Headers.Field> fields = new ArrayList<>();
        json.forEachEntry((name, value) -> fields.add(new Headers.Field(name, value.asString())));
        return Headers.of(fields);
    }

    /** The body of a request or of a response. */
    private static byte[] body(JsonNode half) {
        JsonNode body = half.path("body");
        if (body.isNull() || body.isMissingNode()) {
            return new byte[0];
        }
        if (half.path("bodyEncoding").asString("").equals(ExchangeJsonWriter.BASE64)) {
            return Base64.getDecoder().decode(body.asString());
        }
        return body.isString() ? body.stringValue().getBytes(StandardCharsets.UTF_8) : Json.write(body);
    }

    private static String constant(String label) {
        return label.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asString("");
    }
}
