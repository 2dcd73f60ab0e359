package dev.mockssp.lint.rule;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.core.text.SpellingSuggestion;
import dev.mockssp.lint.facts.DocumentedFields;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reports undocumented fields. The legacy endpoint rejects them, but the bid request ignores them silently. */
final class UnknownField implements Rule {

    private static final int MAX_MESSAGES = 1_000;
    private static final int MAX_FIELDS = 10;
    private static final String USER_METADATA = "user_metadata";

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
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        if (!facts.isBidRequest() || facts.isDocumented()) {
            return List.of();
        }
        Map<String, Observation> unknown = new LinkedHashMap<>(0);
        JsonNode body = facts.body();
        DocumentedFields documented = DocumentedFields.of(facts.revision());
        Set<String> ignored = documented.ignored().keySet();
        collect(unknown, ignored, "", "", body, documented.bidRequest());
        collect(unknown, ignored, "config.", "/config", body.path("config"), documented.config());
        if (documented.bidRequest().contains(USER_METADATA)) {
            collect(
                    unknown,
                    ignored,
                    USER_METADATA + ".",
                    "/" + USER_METADATA,
                    body.path(USER_METADATA),
                    documented.userMetadata());
        }
        JsonNode messages = body.path("messages");
        for (int i = 0; i < Math.min(MAX_MESSAGES, messages.size()); i++) {
            collect(unknown, ignored, "messages[].", "/messages/" + i, messages.path(i), DocumentedFields.MESSAGE);
        }
        return List.copyOf(unknown.values());
    }

    private static void collect(
            Map<String, Observation> unknown,
            Set<String> ignored,
            String place,
            String parent,
            JsonNode object,
            List<String> known) {
        if (DocumentedFields.hasOnly(object, known)) {
            return;
        }
        for (String name : object.propertyNames()) {
            if (unknown.size() == MAX_FIELDS) {
                return;
            }
            if (!known.contains(name) && !ignored.contains(place + name) && !isOfLegacy(name, place)) {
                unknown.computeIfAbsent(place + name, path -> observation(path, parent, name, known));
            }
        }
    }

    private static Observation observation(String path, String parent, String name, List<String> known) {
        return Observation.ofField(parent, name, MessageText.quoted(path) + SpellingSuggestion.question(name, known));
    }

    /** {@link OtherEndpointField} reports these. */
    private static boolean isOfLegacy(String name, String place) {
        return place.isEmpty() && DocumentedFields.LEGACY_ONLY.contains(name);
    }
}
