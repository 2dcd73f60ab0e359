package dev.mockssp;

import dev.mockssp.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One deliberate change of what a double answers. */
@FunctionalInterface
public interface Mutation {

    /** Changes nothing: an honest double. */
    Mutation NONE = answer -> answer;

    Mutant.Answer apply(Mutant.Answer answer);

    /** Applies this to some of the answers only. */
    default Mutation when(Predicate<Mutant.Answer> chosen) {
        return answer -> chosen.test(answer) ? apply(answer) : answer;
    }

    default Mutation then(Mutation next) {
        return answer -> next.apply(apply(answer));
    }

    /** Answers with one status where the double has another. */
    static Mutation status(int from, int to) {
        return answer -> answer.status() == from ? answer.withStatus(to) : answer;
    }

    static Mutation dropHeader(String name) {
        return answer -> {
            TreeMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(answer.headers());
            headers.remove(name);
            return answer.withHeaders(headers);
        };
    }

    static Mutation setHeader(String name, String value) {
        return answer -> {
            TreeMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(answer.headers());
            headers.put(name, List.of(value));
            return answer.withHeaders(headers);
        };
    }

    /** Edits each object of that name in the body, at any depth; the empty name is the body itself. */
    static Mutation edit(String object, Consumer<ObjectNode> change) {
        return answer -> {
            if (!answer.isJson()) {
                return answer;
            }
            JsonNode json = answer.json();
            objects(object, json).forEach(change);
            return answer.withBody(Wire.write(json));
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
                node.set(field, Wire.MAPPER.valueToTree(value));
            }
        });
    }

    /** Those under a name, be it as the value or in a list. */
    private static List<ObjectNode> objects(String name, JsonNode body) {
        List<JsonNode> found = new ArrayList<>(name.isEmpty() ? List.of(body) : body.findValues(name));
        found.stream().filter(JsonNode::isArray).toList().forEach(list -> list.forEach(found::add));
        return found.stream().filter(JsonNode::isObject).map(JsonNode::asObject).toList();
    }
}
