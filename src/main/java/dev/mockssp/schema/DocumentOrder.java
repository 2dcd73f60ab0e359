package dev.mockssp.schema;

import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The position of a location in a document. A missing property comes before all properties of its object. */
record DocumentOrder(List<Integer> positions) implements Comparable<DocumentOrder> {

    DocumentOrder {
        positions = List.copyOf(positions);
    }

    static DocumentOrder of(JsonNode root, List<Object> path) {
        Integer[] positions = new Integer[path.size()];
        JsonNode node = root;
        for (int i = 0; i < positions.length; i++) {
            Object step = path.get(i);
            positions[i] = step instanceof Integer index ? index : position(node, step.toString());
            node = step instanceof Integer index ? node.path(index) : node.path(step.toString());
        }
        return new DocumentOrder(List.of(positions));
    }

    private static int position(JsonNode object, String name) {
        if (!object.has(name)) {
            return -1;
        }
        int position = 0;
        for (String present : object.propertyNames()) {
            if (present.equals(name)) {
                return position;
            }
            position++;
        }
        return position;
    }

    @Override
    public int compareTo(DocumentOrder other) {
        return Arrays.compare(positions.toArray(Integer[]::new), other.positions.toArray(Integer[]::new));
    }
}
