package dev.mockssp.engine;

import com.google.re2j.Pattern;
import dev.mockssp.exchange.ConfigurationException;
import dev.mockssp.journal.Count;
import dev.mockssp.journal.ExchangePattern;
import dev.mockssp.journal.Verification;
import dev.mockssp.wire.BodyMatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Answers whether what was sent is what should have been sent. */
public final class Verifier {

    private final Controls controls;
    private final Documents documents;

    public Verifier(Controls controls, Documents documents) {
        this.controls = controls;
        this.documents = documents;
    }

    /**
     * @param json what must have been sent, as in {@code admin/verify.schema.json}
     * @param source where that comes from, for a person
     * @return whether it was
     * @throws ConfigurationException when it is not valid
     * @throws RefusedException when a key in it is not valid here
     */
    public Verification.Verdict verify(byte[] json, String source) {
        JsonNode wanted = documents.read(json, "admin/verify.schema.json", source);
        Verification verification = new Verification(controls.journal().find(exchange -> true));
        return wanted.has("inOrder")
                ? verification.inOrder(patterns(wanted.get("inOrder")))
                : verification.count(
                        pattern(wanted.get("match"), JsonPointer.compile("/match")), count(wanted.path("count")));
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
            throw new ConfigurationException("/count: never and exactly stand alone", "/count");
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
            throw new ConfigurationException("/count: atLeast is more than atMost", "/count");
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
}
