package dev.mockssp;

import dev.mockssp.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One deliberate change of a response. */
@FunctionalInterface
public interface Mutation {

    /** Changes nothing. */
    Mutation NONE = response -> response;

    Mutant.Answer apply(Mutant.Answer response);

    /** Applies this change to some responses only. */
    default Mutation when(Predicate<Mutant.Answer> chosen) {
        return response -> chosen.test(response) ? apply(response) : response;
    }

    default Mutation then(Mutation next) {
        return response -> next.apply(apply(response));
    }

    /** Replaces one status with another. */
    static Mutation status(int from, int to) {
        return response -> response.status() == from ? response.withStatus(to) : response;
    }

    static Mutation dropHeader(String name) {
        return response -> {
            TreeMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(response.headers());
            headers.remove(name);
            return response.withHeaders(headers);
        };
    }

    static Mutation setHeader(String name, String value) {
        return response -> {
            TreeMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(response.headers());
            headers.put(name, List.of(value));
            return response.withHeaders(headers);
        };
    }

    /** As behind a proxy that supports only POST: preflights, CORS headers and tracking URLs are lost. */
    static Mutation withoutBrowsers() {
        Mutation stripped = response -> {
            TreeMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(response.headers());
            headers.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
            return response.withHeaders(headers);
        };
        Mutation failing = response -> response.withStatus(500);
        Mutation missing = response -> response.withStatus(404);
        return stripped.then(failing.when(response -> response.method().equals("OPTIONS")))
                .then(missing.when(response -> response.path().contains("/tracking/")
                        || response.path().contains("/message/redirect/")));
    }

    /** Edits each object of that name in the body, at any depth; the empty name is the body itself. */
    static Mutation edit(String object, Consumer<ObjectNode> change) {
        return response -> {
            if (!response.isJson()) {
                return response;
            }
            JsonNode json = response.json();
            objects(object, json).forEach(change);
            return response.withBody(Json.write(json));
        };
    }

    /** Renames a field of each object of that name, as in {@code rename("bid", "headline", "title")}. */
    static Mutation rename(String object, String from, String to) {
        return edit(object, node -> {
            if (node.has(from)) {
                node.set(to, node.remove(from));
            }
        });
    }

    static Mutation drop(String object, String field) {
        return edit(object, node -> node.remove(field));
    }

    /** Gives a field another value, where it is there. */
    static Mutation set(String object, String field, Object value) {
        return edit(object, node -> {
            if (node.has(field)) {
                node.set(field, Json.MAPPER.valueToTree(value));
            }
        });
    }

    /**
     * Edits each field at a place in the body.
     *
     * @param place a JSON pointer with an asterisk for each item of a list, as in {@code /data/bids/&#42;/url}
     * @param edit receives the object that has the field, and the name of the field
     */
    static Mutation at(String place, BiConsumer<ObjectNode, String> edit) {
        List<String> way = List.of(place.substring(1).split("/"));
        return response -> {
            if (!response.isJson()) {
                return response;
            }
            JsonNode json = response.json();
            at(way, json, edit);
            return response.withBody(Json.write(json));
        };
    }

    private static void at(List<String> way, JsonNode json, BiConsumer<ObjectNode, String> edit) {
        String step = way.get(0);
        List<String> rest = way.subList(1, way.size());
        if (step.equals("*")) {
            json.forEach(item -> at(rest, item, edit));
        } else if (!rest.isEmpty()) {
            at(rest, json.path(step), edit);
        } else if (json.isObject() && json.has(step)) {
            edit.accept((ObjectNode) json, step);
        }
    }

    /** Those under a name, be it as the value or in a list. */
    private static List<ObjectNode> objects(String name, JsonNode body) {
        List<JsonNode> found = new ArrayList<>(name.isEmpty() ? List.of(body) : body.findValues(name));
        found.stream().filter(JsonNode::isArray).toList().forEach(list -> list.forEach(found::add));
        return found.stream().filter(JsonNode::isObject).map(JsonNode::asObject).toList();
    }
}
