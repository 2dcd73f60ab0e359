package dev.mockssp.lint.rule;

import dev.mockssp.core.MessageText;
import dev.mockssp.core.SpellingSuggestion;
import dev.mockssp.lint.facts.DocumentedFields;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reports undocumented fields. The legacy endpoint rejects them, but the bid request ignores them silently. */
final class UnknownField implements Rule {

    private static final int MAX_MESSAGES = 1_000;
    private static final int MAX_FIELDS = 100;
    private static final int MAX_SHOWN = 3;

    private static final RuleInfo INFO = RuleInfo.warning(
            "unknown-field",
            "S1",
            "a bid request has a field that is not documented",
            "The server accepts and ignores unknown fields, so a misspelt name has no effect and causes no error.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic history) {
        if (!facts.isBidRequest() || facts.isDocumented()) {
            return Optional.empty();
        }
        Map<String, String> unknown = new LinkedHashMap<>(0);
        JsonNode body = facts.body();
        collect(unknown, "", body, DocumentedFields.BID_REQUEST);
        collect(unknown, "config.", body.path("config"), DocumentedFields.CONFIG);
        JsonNode messages = body.path("messages");
        for (int i = 0; i < Math.min(MAX_MESSAGES, messages.size()); i++) {
            collect(unknown, "messages[].", messages.path(i), DocumentedFields.MESSAGE);
        }
        return unknown.isEmpty() ? Optional.empty() : Optional.of(shown(unknown));
    }

    private static void collect(Map<String, String> unknown, String place, JsonNode object, List<String> known) {
        if (DocumentedFields.hasOnly(object, known)) {
            return;
        }
        for (String name : object.propertyNames()) {
            if (!known.contains(name) && !isKnownElsewhere(name, place) && unknown.size() < MAX_FIELDS) {
                unknown.computeIfAbsent(
                        place + name,
                        path -> unknown.size() < MAX_SHOWN ? SpellingSuggestion.question(name, known) : "");
            }
        }
    }

    private static boolean isKnownElsewhere(String name, String place) {
        return IgnoredField.isIgnored(name, place) || (place.isEmpty() && DocumentedFields.LEGACY_ONLY.contains(name));
    }

    private static String shown(Map<String, String> unknown) {
        String first = unknown.entrySet().stream()
                .limit(MAX_SHOWN)
                .map(field -> MessageText.quoted(field.getKey()) + field.getValue())
                .collect(Collectors.joining(", "));
        return unknown.size() <= MAX_SHOWN ? first : first + " and " + (unknown.size() - MAX_SHOWN) + " more";
    }
}
