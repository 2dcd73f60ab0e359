package dev.mockssp.engine.admin;

import com.google.re2j.Pattern;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.RejectedException;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.redaction.SecretNames;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.match.ExchangeMatcher;
import dev.mockssp.journal.match.Times;
import dev.mockssp.journal.match.Verification;
import dev.mockssp.json.BodyMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Verifies recorded requests against the patterns of {@code admin/verify.schema.json}. */
public final class Verifier {

    /** Regular expressions that match every header value, so they only require the header. */
    private static final Set<String> MATCH_ALL = Set.of("", ".", ".*", ".+");

    private final Admin admin;
    private final DocumentReader documents;

    public Verifier(Admin admin, DocumentReader documents) {
        this.admin = admin;
        this.documents = documents;
    }

    /**
     * @param json the patterns and counts, as in {@code admin/verify.schema.json}
     * @param source where the JSON comes from, human-readable
     * @return the result
     * @throws ConfigurationException when the JSON is not valid
     * @throws RejectedException when a key in it is not valid here
     */
    public Verification.VerificationResult verify(byte[] json, String source) {
        JsonNode wanted = documents.read(json, "admin/verify.schema.json", source);
        if (wanted.has("inOrder")) {
            List<ExchangeMatcher> patterns = patterns(wanted.get("inOrder"));
            return verification(patterns).inOrder(patterns);
        }
        ExchangeMatcher matcher = pattern(wanted.get("match"), JsonPointer.compile("/match"));
        return verification(List.of(matcher)).count(matcher, count(wanted.path("count")));
    }

    /** Evictions of other keys' exchanges do not affect patterns that are all for one key. */
    private Verification verification(List<ExchangeMatcher> patterns) {
        List<Exchange> kept = admin.journal().vendorTraffic().exchanges();
        List<Optional<String>> keyIds =
                patterns.stream().map(ExchangeMatcher::keyId).distinct().toList();
        Optional<String> only = keyIds.size() == 1 ? keyIds.get(0) : Optional.empty();
        return new Verification(kept, admin.journal().evicted(only).exchanges());
    }

    private List<ExchangeMatcher> patterns(JsonNode list) {
        List<ExchangeMatcher> patterns = new ArrayList<>();
        JsonPointer at = JsonPointer.compile("/inOrder");
        list.forEach(node -> patterns.add(pattern(node, at.appendIndex(patterns.size()))));
        return patterns;
    }

    private ExchangeMatcher pattern(JsonNode node, JsonPointer at) {
        List<BodyMatcher> body = new ArrayList<>();
        JsonPointer conditions = at.appendProperty("body");
        node.path("body").forEach(match -> body.add(BodyMatcher.of(match, conditions.appendIndex(body.size()))));
        return new ExchangeMatcher(
                text(node, "endpoint"),
                text(node, "key").map(admin::keyId),
                text(node, "userId"),
                text(node, "chatId"),
                node.has("status")
                        ? OptionalInt.of(node.get("status").decimalValue().intValue())
                        : OptionalInt.empty(),
                text(node, "scenario").map(name -> knownScenario(name, at.appendProperty("scenario"))),
                text(node, "outcome"),
                headers(node.path("headers"), at.appendProperty("headers")),
                body,
                node.optional("schema").map(documents::compile),
                flag(node, "viewed"),
                flag(node, "clicked"));
    }

    private static Map<String, Pattern> headers(JsonNode node, JsonPointer at) {
        Map<String, Pattern> headers = new LinkedHashMap<>();
        node.forEachEntry((name, regex) -> {
            requireUnmasked(name, regex.asString(), at.appendProperty(name));
            headers.put(name, BodyMatcher.pattern(regex, at.appendProperty(name)));
        });
        return headers;
    }

    private static void requireUnmasked(String header, String regex, JsonPointer at) {
        if (SecretNames.isSecret(header) && !MATCH_ALL.contains(regex)) {
            throw new ConfigurationException(
                    at + ": the journal masks this header, so a pattern cannot match its value; allowed:"
                            + " \".*\" (the header was sent). To match the API key, use \"key\"",
                    at.toString());
        }
    }

    /** A misspelt scenario would match nothing, so "never" would always pass. */
    private String knownScenario(String name, JsonPointer at) {
        boolean known = admin.scenarios().library().find(name).isPresent()
                || !admin.journal()
                        .find(exchange -> exchange.scenario().name().equals(name))
                        .isEmpty();
        if (!known) {
            RejectedException unknown = admin.scenarios().unknown(name);
            throw new ConfigurationException(
                    at + ": " + unknown.getMessage(), at.toString(), unknown.allowed(), unknown);
        }
        return name;
    }

    private static Times count(JsonNode node) {
        if (node.isMissingNode()) {
            return Times.AT_LEAST_ONCE;
        }
        if (node.size() > 1 && (node.has("never") || node.has("exactly"))) {
            throw new ConfigurationException(
                    "/count: never and exactly cannot be combined with other counts", "/count");
        }
        if (node.has("never")) {
            return new Times(0, OptionalInt.of(0));
        }
        if (node.has("exactly")) {
            return new Times(number(node, "exactly").getAsInt(), number(node, "exactly"));
        }
        int least = number(node, "atLeast").orElse(0);
        OptionalInt most = number(node, "atMost");
        if (most.isPresent() && most.getAsInt() < least) {
            throw new ConfigurationException("/count: atLeast is greater than atMost", "/count");
        }
        return new Times(least, most);
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
