package dev.mockssp.engine.admin;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.RejectedException;
import dev.mockssp.core.TimeLimit;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.redaction.SecretNames;
import dev.mockssp.journal.Source;
import dev.mockssp.journal.match.ExchangeMatcher;
import dev.mockssp.json.BodyMatcher;
import dev.mockssp.json.Regex;
import dev.mockssp.json.RegexCompiler;
import dev.mockssp.scenario.library.ScenarioLibrary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Reads the patterns of one verification. They cannot be too large, and none can be impossible to match. */
final class PatternReader {

    /** Regular expressions that match every header value, so they only require the header. */
    private static final Set<String> MATCH_ALL = Set.of("", ".", ".*", ".+");

    private final Admin admin;
    private final DocumentReader documents;
    private final TimeLimit limit;
    private final RegexCompiler regexes = new RegexCompiler();

    /** @param limit the time limit of the verification */
    PatternReader(Admin admin, DocumentReader documents, TimeLimit limit) {
        this.admin = admin;
        this.documents = documents;
        this.limit = limit;
    }

    /** Reads the patterns of {@code inOrder}. */
    List<ExchangeMatcher> patterns(JsonNode list) {
        List<ExchangeMatcher> patterns = new ArrayList<>();
        JsonPointer at = JsonPointer.compile("/inOrder");
        list.forEach(node -> patterns.add(pattern(node, at.appendIndex(patterns.size()))));
        return patterns;
    }

    /** Reads a pattern at its location in the document. */
    ExchangeMatcher pattern(JsonNode node, JsonPointer at) {
        List<BodyMatcher> body = new ArrayList<>();
        JsonPointer conditions = at.appendProperty("body");
        node.path("body")
                .forEach(match -> body.add(BodyMatcher.of(match, conditions.appendIndex(body.size()), regexes)));
        return new ExchangeMatcher(
                text(node, "source").map(Source::chosen).orElse(Source.CLIENT_ONLY),
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
                node.optional("schema").map(schema -> documents.compile(schema, limit)),
                flag(node, "viewed"),
                flag(node, "clicked"));
    }

    private Map<String, Regex> headers(JsonNode node, JsonPointer at) {
        Map<String, Regex> headers = new LinkedHashMap<>();
        node.forEachEntry((name, regex) -> {
            requireUnmasked(name, regex.asString(), at.appendProperty(name));
            headers.put(name, regexes.compile(regex.asString(), at.appendProperty(name)));
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
        ScenarioLibrary library = admin.scenarios().library();
        boolean known = library.find(name).isPresent()
                || library.belongsToKey(name)
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

    private static Optional<String> text(JsonNode node, String name) {
        return node.path(name).stringValueOpt();
    }

    private static Optional<Boolean> flag(JsonNode node, String name) {
        return node.path(name).booleanValueOpt();
    }
}
