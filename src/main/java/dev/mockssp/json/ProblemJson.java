package dev.mockssp.json;

import dev.mockssp.core.Problem;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the problems of a document as {@code schemas/admin/problem.schema.json} describes. */
public final class ProblemJson {

    private ProblemJson() {}

    /** @return an array with an object for each problem */
    public static ArrayNode write(List<Problem> problems) {
        ArrayNode array = Json.MAPPER.createArrayNode();
        problems.forEach(problem -> array.add(write(problem)));
        return array;
    }

    private static ObjectNode write(Problem problem) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("severity", problem.severity().label())
                .put("message", problem.line());
        problem.pointer().ifPresent(pointer -> json.put("pointer", pointer));
        if (!problem.allowed().isEmpty()) {
            problem.allowed().forEach(json.putArray("allowed")::add);
        }
        return json;
    }
}
