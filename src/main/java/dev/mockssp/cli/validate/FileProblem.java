package dev.mockssp.cli.validate;

import dev.mockssp.core.Problem;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.json.Json;
import dev.mockssp.json.TextPosition;
import tools.jackson.databind.node.ObjectNode;

/**
 * A mistake in a file.
 *
 * @param file the file as the user named it, or the option that contains the document
 * @param position where the mistake is in the file
 * @param problem the mistake
 */
record FileProblem(String file, TextPosition position, Problem problem) {

    /** @return {@code file:line:column: pointer: message}, with {@code warning: } before the pointer of a warning */
    String line() {
        String pointer = problem.pointer().orElse("");
        String severity = problem.isError() ? "" : "warning: ";
        String place = pointer.isEmpty() ? "" : pointer + ": ";
        return MessageText.oneLine(
                file + ":" + position.line() + ":" + position.column() + ": " + severity + place + message());
    }

    /** Returns the message without what stands before it already: the file, the option that names it, and the pointer. */
    private String message() {
        String inFile = file + ", " + problem.pointer().orElse("");
        return withoutStart(
                withoutStart(message(problem).replace(" (from " + inFile + ")", ""), inFile + ": "), file + ": ");
    }

    /** @return the message of a problem without its pointer, with which most begin, some with a colon after it */
    static String message(Problem problem) {
        String pointer = problem.pointer().orElse("");
        return pointer.isEmpty()
                ? problem.message()
                : withoutStart(problem.message(), pointer).replaceFirst("^:? ", "");
    }

    private static String withoutStart(String text, String start) {
        return text.startsWith(start) ? text.substring(start.length()) : text;
    }

    ObjectNode toJson() {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("file", file)
                .put("line", position.line())
                .put("column", position.column())
                .put("severity", problem.severity().label());
        problem.pointer().ifPresent(pointer -> json.put("pointer", pointer));
        json.put("message", message());
        if (!problem.allowed().isEmpty()) {
            problem.allowed().forEach(json.putArray("allowed")::add);
        }
        return json;
    }
}
