package dev.mockssp.engine.admin;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.core.text.SpellingSuggestion;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A state change that a Pact verifier requests. Verifiers send JSON or, if configured, query parameters with the
 * parameters of the state beside its name. Any other name is rejected, because ignoring a misspelt one would change the
 * state of every key.
 *
 * @param state the name of a scenario, empty for none
 * @param teardown whether the state ends
 * @param key the API key that the state applies to; empty for all
 */
public record ProviderStateRequest(String state, boolean teardown, Optional<String> key) {

    private static final String SOURCE = "the provider state";
    private static final String STATE = "state";
    private static final String PARAMS = "params";
    private static final String ACTION = "action";
    private static final String KEY = "key";
    private static final List<String> MEMBERS = List.of(STATE, PARAMS, ACTION, KEY);
    private static final List<String> QUERY_PARAMETERS = List.of(STATE, ACTION, KEY);
    private static final List<String> ACTIONS = List.of("setup", "teardown");

    /** Words that mean a known name although the spelling check does not find it. */
    private static final Map<String, String> WORDS =
            Map.of("key", KEY, "param", PARAMS, "state", STATE, "scenario", STATE, "name", STATE, "action", ACTION);

    public ProviderStateRequest {
        requireNonNull(state, "state");
        requireNonNull(key, "key");
    }

    /**
     * @param body the request body, may be empty
     * @param query the query parameters
     * @return the requested change
     * @throws ConfigurationException when the request is not valid or has an unknown name
     */
    static ProviderStateRequest read(byte[] body, Map<String, String> query, DocumentReader documents) {
        JsonNode json = body.length == 0 ? Json.MAPPER.createObjectNode() : documents.parse(body, SOURCE);
        requireKnown(json, JsonPointer.empty(), MEMBERS);
        requireKnown(json.path(PARAMS), JsonPointer.compile("/" + PARAMS), List.of(KEY));
        for (String name : query.keySet()) {
            requireKnown("Query parameter " + MessageText.quoted(name), "", name, QUERY_PARAMETERS);
        }
        documents.requireValid(json, "admin/provider-state.schema.json", SOURCE);
        return read(json, query);
    }

    private static void requireKnown(JsonNode json, JsonPointer at, Collection<String> known) {
        for (String name : json.propertyNames()) {
            String pointer = at.appendProperty(name).toString();
            requireKnown(MessageText.line(pointer), pointer, name, known);
        }
    }

    private static void requireKnown(String subject, String pointer, String name, Collection<String> known) {
        if (!known.contains(name)) {
            throw invalid(SpellingSuggestion.unknown(subject, meant(name, known), known), pointer, known);
        }
    }

    private static Optional<String> meant(String name, Collection<String> known) {
        String word = MessageText.line(name).toLowerCase(Locale.ROOT);
        return SpellingSuggestion.of(name, known)
                .or(() -> known.stream().filter(it -> isMeant(it, word)).findFirst());
    }

    private static boolean isMeant(String known, String word) {
        return WORDS.entrySet().stream().anyMatch(it -> it.getValue().equals(known) && word.contains(it.getKey()));
    }

    private static ProviderStateRequest read(JsonNode json, Map<String, String> query) {
        Optional<String> state = one(STATE, json, query);
        Optional<String> action = one(ACTION, json, query);
        Optional<String> key = same(json.at("/params/key"), "/params/key", one(KEY, json, query));
        if (query.getOrDefault(KEY, "-").isEmpty()) {
            throw invalid("Query parameter key is empty; expected an API key", "", List.of());
        }
        action.filter(wanted -> !ACTIONS.contains(wanted)).ifPresent(wanted -> {
            throw invalid(
                    SpellingSuggestion.unknown("action " + MessageText.quoted(wanted), wanted, ACTIONS), "", ACTIONS);
        });
        return new ProviderStateRequest(state.orElse(""), action.equals(Optional.of("teardown")), key);
    }

    /** The value from the body or the query. When both are present they must be equal. */
    private static Optional<String> one(String name, JsonNode json, Map<String, String> query) {
        return same(json.path(name), "/" + name, Optional.ofNullable(query.get(name)));
    }

    private static Optional<String> same(JsonNode member, String pointer, Optional<String> elsewhere) {
        Optional<String> here = member.stringValueOpt();
        if (here.isPresent() && elsewhere.isPresent() && !here.equals(elsewhere)) {
            throw invalid(
                    pointer + ": a different value was sent elsewhere in the request; send it once",
                    pointer,
                    List.of());
        }
        return here.or(() -> elsewhere);
    }

    private static ConfigurationException invalid(String message, String pointer, Collection<String> allowed) {
        return pointer.isEmpty()
                ? new ConfigurationException(message, List.copyOf(allowed))
                : new ConfigurationException(message, pointer, List.copyOf(allowed), null);
    }
}
