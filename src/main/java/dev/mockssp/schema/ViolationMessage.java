package dev.mockssp.schema;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.core.text.SpellingSuggestion;
import dev.mockssp.json.JsonText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The message of a violation.
 *
 * @param rule the violated keyword
 * @param path the path of the location
 * @param found the value at the location
 * @param holder the value that the keyword applies to: the value itself, or the object that lacks or has the property
 */
record ViolationMessage(KeywordLocation rule, List<Object> path, JsonNode found, JsonNode holder) {

    private static final int MAX_POINTER_LENGTH = 200;

    String line() {
        return place() + " " + problem();
    }

    private String place() {
        String pointer = Violation.pointer(path);
        if (pointer.isEmpty()) {
            return "the top level";
        }
        return MessageText.oneLine(
                pointer.length() <= MAX_POINTER_LENGTH ? pointer : pointer.substring(0, MAX_POINTER_LENGTH) + "…");
    }

    private String problem() {
        JsonNode limit = rule.limit();
        return switch (rule.keyword()) {
            case "required" -> "is required" + similarName();
            case "additionalProperties" -> "is not allowed here" + alternatives();
            case "false" -> "is not allowed here";
            case "type" -> "must be " + TypeNames.named(limit) + ", was " + JsonText.withType(found);
            case "enum" -> "must be one of " + values(limit) + was() + suggestion(texts(limit));
            case "const" -> "must be " + JsonText.of(limit) + was();
            case "minimum" -> "must be at least " + limit + was();
            case "exclusiveMinimum" -> "must be above " + limit + was();
            case "maximum" -> "must be at most " + limit + was();
            case "multipleOf" -> "must be a multiple of " + limit + was();
            case "minLength", "minItems", "minProperties" -> atLeast(limit.asInt());
            case "maxLength", "maxItems", "maxProperties" -> "must have at most " + counted(limit.asInt()) + size();
            case "uniqueItems" -> "must not contain duplicate entries";
            case "pattern" -> "must match " + limit.asString() + example() + was();
            case "propertyNames" -> "must have a name that matches " + pattern(limit);
            case "oneOf" -> oneOf(limit);
            case "not" -> not(limit);
            case "dependentRequired" ->
                "is allowed only together with " + MessageText.quoted(texts(limit.path(name())));
            default -> "violates the keyword \"" + rule.keyword() + "\"";
        };
    }

    private String not(JsonNode limit) {
        return limit.has("pattern")
                ? "must not match " + limit.path("pattern").asString() + example() + was()
                : "must not have both "
                        + texts(limit.path("required")).stream()
                                .map(MessageText::quoted)
                                .collect(Collectors.joining(" and "));
    }

    private String name() {
        return path.isEmpty() ? "" : path.get(path.size() - 1).toString();
    }

    private String was() {
        return ", was " + JsonText.of(found);
    }

    private String example() {
        return rule.example()
                .map(example -> " (such as " + JsonText.of(example) + ")")
                .orElse("");
    }

    private static String pattern(JsonNode names) {
        String example = names.path("examples")
                .valueStream()
                .findFirst()
                .map(name -> " (such as " + JsonText.of(name) + ")")
                .orElse("");
        return names.path("pattern").asString("") + example;
    }

    private String atLeast(int limit) {
        return limit == 1 ? "must not be empty" : "must have at least " + counted(limit) + size();
    }

    private String counted(int number) {
        return found.isArray()
                ? MessageText.count(number, "entry", "entries")
                : MessageText.count(number, found.isString() ? "character" : "field");
    }

    private String size() {
        String text = found.asString("");
        return ", has " + (found.isString() ? text.codePointCount(0, text.length()) : found.size());
    }

    private String similarName() {
        String name = name();
        Collection<String> known = rule.namesAround();
        List<String> unknown = holder.propertyStream()
                .map(Map.Entry::getKey)
                .filter(present -> !known.contains(present))
                .limit(100)
                .toList();
        return SpellingSuggestion.of(name, unknown)
                .map(present -> " (found " + MessageText.quoted(present) + " instead)")
                .orElse("");
    }

    private String alternatives() {
        Collection<String> names = rule.names();
        Collection<String> patterns = rule.owner().path("patternProperties").propertyNames();
        String allowed = Stream.of(MessageText.quoted(names), String.join(", ", patterns))
                .filter(list -> !list.isEmpty())
                .collect(Collectors.joining(" and names that match "));
        String hint = suggestion(names);
        if (allowed.isEmpty()) {
            return "; no fields are allowed";
        }
        return (hint.isEmpty() ? "." : hint) + " Allowed: " + allowed;
    }

    private String suggestion(Collection<String> allowed) {
        String given = rule.keyword().equals("enum") ? found.asString("") : name();
        return SpellingSuggestion.of(given, allowed)
                .map(name -> "; did you mean " + MessageText.quoted(name) + "?")
                .orElse("");
    }

    private String oneOf(JsonNode branches) {
        List<String> choices = branches.valueStream()
                .map(branch -> branch.path("required").path(0).asString(""))
                .toList();
        if (branches.valueStream().anyMatch(branch -> branch.size() != 1) || choices.contains("")) {
            return "must be exactly one of: "
                    + branches.valueStream()
                            .map(branch -> branch.path("title").asString("?"))
                            .collect(Collectors.joining("; "));
        }
        List<String> present = choices.stream().filter(found::has).toList();
        return "must have exactly one of " + MessageText.quoted(choices) + "; it has "
                + (present.isEmpty() ? "none" : MessageText.quoted(present));
    }

    private static String values(JsonNode list) {
        return list.valueStream().map(JsonText::of).collect(Collectors.joining(", "));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
    }
}
