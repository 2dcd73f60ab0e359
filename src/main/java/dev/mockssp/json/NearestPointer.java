package dev.mockssp.json;

import dev.mockssp.core.text.SpellingSuggestion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Finds the value that was probably meant by a JSON pointer to nothing. */
public final class NearestPointer {

    private static final int MAX_NAME = 100;
    private static final int MAX_VALUES = 10_000;

    private record Place(JsonPointer pointer, JsonNode value) {

        Place member(String name) {
            return new Place(pointer.appendProperty(name), value.get(name));
        }

        Place element(int index) {
            return new Place(pointer.appendIndex(index), value.get(index));
        }
    }

    private NearestPointer() {}

    /**
     * Follows the pointer with names that are spelt alike and with indexes that exist. If it leads nowhere, looks for a
     * member of the same name elsewhere, the nearest to the root first.
     *
     * @param body a JSON document
     * @param missing a pointer to nothing in it
     * @return a pointer to a value; empty if none is similar
     */
    public static Optional<JsonPointer> of(JsonNode body, JsonPointer missing) {
        Place root = new Place(JsonPointer.empty(), body);
        return followed(root, missing).or(() -> sameName(root, missing)).map(Place::pointer);
    }

    private static Optional<Place> followed(Place from, JsonPointer rest) {
        if (rest.matches()) {
            return Optional.of(from);
        }
        if (from.value().isArray() && !from.value().isEmpty()) {
            int index = rest.getMatchingIndex();
            return index < 0
                    ? followed(from.element(0), rest)
                    : followed(from.element(Math.min(index, from.value().size() - 1)), rest.tail());
        }
        return name(from.value(), rest.getMatchingProperty()).flatMap(name -> followed(from.member(name), rest.tail()));
    }

    private static Optional<String> name(JsonNode object, String wanted) {
        if (object.has(wanted)) {
            return Optional.of(wanted);
        }
        List<String> names = object.propertyNames().stream()
                .filter(name -> name.length() <= MAX_NAME)
                .toList();
        return SpellingSuggestion.of(wanted, names);
    }

    private static Optional<Place> sameName(Place root, JsonPointer missing) {
        String name = missing.matches() ? "" : missing.last().getMatchingProperty();
        Deque<Place> queue = new ArrayDeque<>(List.of(root));
        for (int i = 0; i < MAX_VALUES && !queue.isEmpty(); i++) {
            Place place = queue.remove();
            if (place.value().isObject() && place.value().has(name)) {
                return Optional.of(place.member(name));
            }
            for (Map.Entry<String, JsonNode> member : place.value().properties()) {
                queue.add(place.member(member.getKey()));
            }
            for (int index = 0; place.value().isArray() && index < place.value().size(); index++) {
                queue.add(place.element(index));
            }
        }
        return Optional.empty();
    }
}
