package dev.mockssp.engine.admin;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.SpellingSuggestion;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A state change that a Pact verifier requests. Verifiers send JSON or, if configured, query parameters. Some send the
 * parameters beside the state instead of in {@code params}. A misspelt name is rejected, because ignoring it would
 * change the state of every key. All other unknown names are parameters of the consumer.
 *
 * @param state the name of a scenario, empty for none
 * @param teardown whether the state ends
 * @param key the API key that the state applies to; empty for all
 * @param ignored the names of all other parameters, in their order
 */
public record ProviderStateRequest(String state, boolean teardown, Optional<String> key, List<String> ignored) {

    private static final String SOURCE = "the provider state";
    private static final String STATE = "state";
    private static final String PARAMS = "params";
    private static final String ACTION = "action";
    private static final String KEY = "key";
    private static final int MAX_LENGTH = 60;
    private static final List<String> MEMBERS = List.of(STATE, PARAMS, ACTION, KEY);

    /** Synonyms of known names that the spelling check does not recognize. */
    private static final Map<String, String> SYNONYMS = Map.of(
            "key",
            KEY,
            "keys",
            KEY,
            "apikey",
            KEY,
            "state",
            STATE,
            "scenario",
            STATE,
            "action",
            ACTION,
            "params",
            PARAMS,
            "parameters",
            PARAMS);

    public ProviderStateRequest {
        requireNonNull(state, "state");
        requireNonNull(key, "key");
        ignored = List.copyOf(ignored);
    }

    /**
     * @param body the request body, may be empty
     * @param query the query parameters, each with all its values
     * @return the requested change
     * @throws ConfigurationException when the request is not valid or a name in it is misspelt
     */
    static ProviderStateRequest read(byte[] body, Map<String, List<String>> query, DocumentReader documents) {
        JsonNode json = body.length == 0
                ? Json.MAPPER.createObjectNode()
                : documents.read(body, "admin/provider-state.schema.json", SOURCE);
        return read(json, new TreeMap<>(query));
    }

    private static ProviderStateRequest read(JsonNode json, Map<String, List<String>> query) {
        Optional<String> state = one(STATE, json.path(STATE), query);
        Optional<String> action = one(ACTION, json.path(ACTION), query);
        Optional<String> key = same(json.at("/params/key"), "/params/key", one(KEY, json.path(KEY), query));
        List<String> open = MEMBERS.stream()
                .filter(name -> !json.hasNonNull(name) && !query.containsKey(name))
                .filter(name -> !name.equals(KEY) || key.isEmpty())
                .toList();
        List<String> ignored = new ArrayList<>();
        Stream.of(
                        others(json, MEMBERS, "/%s", open),
                        others(json.path(PARAMS), List.of(KEY), "/params/%s", only(KEY, open)),
                        query.keySet().stream()
                                .filter(name -> !name.isEmpty()
                                        && !List.of(STATE, ACTION, KEY).contains(name))
                                .map(name -> new Other(name, "", without(PARAMS, open))))
                .flatMap(Function.identity())
                .forEach(other -> ignored.add(other.requireUnrelated()));
        return new ProviderStateRequest(state.orElse(""), isTeardown(action), key, ignored);
    }

    private static Stream<Other> others(JsonNode json, List<String> known, String place, List<String> open) {
        return json.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Other(
                        name,
                        String.format(
                                Locale.ROOT,
                                place,
                                JsonPointer.empty()
                                        .appendProperty(name)
                                        .toString()
                                        .substring(1)),
                        open));
    }

    private static List<String> only(String name, List<String> open) {
        return open.contains(name) ? List.of(name) : List.of();
    }

    private static List<String> without(String name, List<String> open) {
        return open.stream().filter(it -> !it.equals(name)).toList();
    }

    private static boolean isTeardown(Optional<String> action) {
        List<String> allowed = List.of("setup", "teardown");
        String wanted = action.orElse(allowed.get(0));
        if (!allowed.contains(wanted)) {
            throw invalid("action is \"" + shown(wanted) + "\"; allowed: setup, teardown", "", allowed);
        }
        return wanted.equals("teardown");
    }

    /** The value from the body or the query. When both are present they must be equal. */
    private static Optional<String> one(String name, JsonNode member, Map<String, List<String>> query) {
        List<String> values = query.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw invalid("the query parameter " + name + " may be sent only once", "", List.of());
        }
        if (name.equals(KEY) && values.contains("")) {
            throw invalid("the query parameter key is empty; expected an API key", "", List.of());
        }
        return same(member, "/" + name, values.stream().findFirst());
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

    private static ConfigurationException invalid(String message, String pointer, List<String> allowed) {
        return pointer.isEmpty()
                ? new ConfigurationException(message)
                : new ConfigurationException(message, pointer, allowed, null);
    }

    private static String shown(String name) {
        return name.length() <= MAX_LENGTH ? name : name.substring(0, MAX_LENGTH - 1) + "…";
    }

    /**
     * An unknown name.
     *
     * @param pointer its position in the body; empty for a query parameter
     * @param open the known names that were not sent, one of which may have been meant
     */
    private record Other(String name, String pointer, List<String> open) {

        String requireUnrelated() {
            Optional<String> meant = suggestion();
            if (meant.isPresent()) {
                String where = pointer.isEmpty() ? "the query parameter \"" + shown(name) + "\"" : shown(pointer);
                throw invalid(where + " is unknown; did you mean \"" + meant.get() + "\"?", pointer, open);
            }
            return shown(name);
        }

        private Optional<String> suggestion() {
            return name.length() > MAX_LENGTH
                    ? Optional.empty()
                    : words().flatMap(word -> Optional.ofNullable(SYNONYMS.get(word)).stream())
                            .filter(open::contains)
                            .findFirst()
                            .or(() -> SpellingSuggestion.of(name, open));
        }

        /** {@code thradApiKey} consists of the words thrad, api and key. */
        private Stream<String> words() {
            return Stream.of(name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").split("[^A-Za-z0-9]+"))
                    .map(word -> word.toLowerCase(Locale.ROOT));
        }
    }
}
