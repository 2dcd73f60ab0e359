package dev.mockssp.http;

import com.google.re2j.Pattern;
import dev.mockssp.engine.Controls;
import dev.mockssp.engine.Documents;
import dev.mockssp.journal.Count;
import dev.mockssp.journal.Difference;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.ExchangePattern;
import dev.mockssp.journal.Verification;
import dev.mockssp.wire.BodyMatch;
import dev.mockssp.wire.Wire;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The route that answers whether what was sent is what should have been sent. */
final class AdminVerify {

    private final Controls controls;
    private final Documents documents;

    AdminVerify(Controls controls, Documents documents) {
        this.controls = controls;
        this.documents = documents;
    }

    void verify(Context ctx) {
        JsonNode wanted = documents.read(ctx.bodyAsBytes(), "admin/verify.schema.json", "the request body");
        Verification verification = new Verification(controls.journal().find(exchange -> true));
        Verification.Verdict verdict = wanted.has("inOrder")
                ? verification.inOrder(patterns(wanted.get("inOrder")))
                : verification.count(
                        pattern(wanted.get("match"), JsonPointer.compile("/match")), count(wanted.path("count")));
        Answers.json(ctx, shown(verdict));
    }

    private List<ExchangePattern> patterns(JsonNode list) {
        List<ExchangePattern> patterns = new ArrayList<>();
        JsonPointer at = JsonPointer.compile("/inOrder");
        list.forEach(node -> patterns.add(pattern(node, at.appendIndex(patterns.size()))));
        return patterns;
    }

    private ExchangePattern pattern(JsonNode node, JsonPointer at) {
        List<BodyMatch> body = new ArrayList<>();
        JsonPointer conditions = at.appendProperty("body");
        node.path("body").forEach(match -> body.add(BodyMatch.of(match, conditions.appendIndex(body.size()))));
        return new ExchangePattern(
                text(node, "endpoint"),
                text(node, "key").map(controls::keyId),
                text(node, "userId"),
                text(node, "chatId"),
                node.has("status")
                        ? OptionalInt.of(node.get("status").decimalValue().intValue())
                        : OptionalInt.empty(),
                text(node, "scenario"),
                text(node, "outcome"),
                headers(node.path("headers"), at.appendProperty("headers")),
                body,
                node.optional("schema").map(documents::compile),
                flag(node, "viewed"),
                flag(node, "clicked"));
    }

    private static Map<String, Pattern> headers(JsonNode node, JsonPointer at) {
        Map<String, Pattern> headers = new LinkedHashMap<>();
        node.forEachEntry((name, regex) -> headers.put(name, BodyMatch.pattern(regex, at.appendProperty(name))));
        return headers;
    }

    private static Count count(JsonNode node) {
        if (node.isMissingNode()) {
            return Count.AT_LEAST_ONCE;
        }
        if (node.size() > 1 && (node.has("never") || node.has("exactly"))) {
            throw Problem.invalid("/count: never and exactly stand alone")
                    .at(Optional.of("/count"))
                    .thrown();
        }
        if (node.has("never")) {
            return new Count(0, OptionalInt.of(0));
        }
        if (node.has("exactly")) {
            return new Count(number(node, "exactly").getAsInt(), number(node, "exactly"));
        }
        int least = number(node, "atLeast").orElse(0);
        OptionalInt most = number(node, "atMost");
        if (most.isPresent() && most.getAsInt() < least) {
            throw Problem.invalid("/count: atLeast is more than atMost")
                    .at(Optional.of("/count"))
                    .thrown();
        }
        return new Count(least, most);
    }

    private static OptionalInt number(JsonNode node, String name) {
        return node.has(name) ? OptionalInt.of(node.get(name).decimalValue().intValue()) : OptionalInt.empty();
    }

    private static Optional<String> text(JsonNode node, String name) {
        return node.path(name).stringValueOpt();
    }

    private static Optional<Boolean> flag(JsonNode node, String name) {
        return node.path(name).booleanValueOpt();
    }

    private static ObjectNode shown(Verification.Verdict verdict) {
        ObjectNode json = Wire.MAPPER
                .createObjectNode()
                .put("pass", verdict.pass())
                .put("matched", verdict.matched())
                .put("message", verdict.message());
        verdict.matches().forEach(match -> json.withArray("matches").add(match.id()));
        for (Verification.NearMiss miss : verdict.nearest()) {
            ObjectNode near = json.withArray("nearest").addObject();
            Exchange exchange = miss.exchange();
            near.put("id", exchange.id())
                    .put("number", exchange.number())
                    .put("at", exchange.at().toString());
            near.put("endpoint", exchange.endpoint())
                    .put("outcome", exchange.outcome().kind().label());
            for (Difference difference : miss.differences()) {
                near.withArray("differences")
                        .addObject()
                        .put("place", difference.place())
                        .put("expected", difference.expected())
                        .put("seen", difference.seen());
            }
        }
        return json;
    }
}
