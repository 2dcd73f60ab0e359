package dev.mockssp.schema;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One broken rule in words.
 *
 * @param rule the rule
 * @param path the place
 * @param found what stands there
 * @param holder what the rule was applied to: the value itself, or the object that lacks or has the property
 */
record Wording(Rule rule, List<Object> path, JsonNode found, JsonNode holder) {

    private static final int LONGEST_PLACE = 200;

    String line() {
        return place() + " " + complaint();
    }

    private String place() {
        String pointer = Violation.pointer(path);
        if (pointer.isEmpty()) {
            return "the top level";
        }
        return Shown.oneLine(pointer.length() <= LONGEST_PLACE ? pointer : pointer.substring(0, LONGEST_PLACE) + "…");
    }

    private String complaint() {
        JsonNode limit = rule.limit();
        return switch (rule.keyword()) {
            case "required" -> "is required" + lookalike();
            case "additionalProperties" -> "is not allowed here" + alternatives();
            case "false" -> "is not allowed here";
            case "type" -> "must be " + Types.named(limit) + ", was " + Shown.valueWithType(found);
            case "enum" -> "must be one of " + values(limit) + was() + meant(texts(limit));
            case "const" -> "must be " + Shown.value(limit) + was();
            case "minimum" -> "must be at least " + limit + was();
            case "exclusiveMinimum" -> "must be above " + limit + was();
            case "maximum" -> "must be at most " + limit + was();
            case "multipleOf" -> "must be a multiple of " + limit + was();
            case "minLength", "minItems", "minProperties" -> atLeast(limit.asInt());
            case "maxLength", "maxItems", "maxProperties" -> "must have at most " + counted(limit.asInt()) + size();
            case "uniqueItems" -> "must not hold the same entry twice";
            case "pattern" -> "must match " + limit.asString() + example() + was();
            case "propertyNames" -> "must have a name that matches " + pattern(limit);
            case "oneOf" -> oneOf(limit);
            case "not" -> not(limit);
            case "dependentRequired" -> "goes only with " + Shown.quoted(texts(limit.path(name())));
            default -> "breaks the rule \"" + rule.keyword() + "\"";
        };
    }

    private String not(JsonNode limit) {
        return limit.has("pattern")
                ? "must not match " + limit.path("pattern").asString() + example() + was()
                : "must not have both "
                        + texts(limit.path("required")).stream()
                                .map(Shown::quoted)
                                .collect(Collectors.joining(" and "));
    }

    private String name() {
        return path.isEmpty() ? "" : path.get(path.size() - 1).toString();
    }

    private String was() {
        return ", was " + Shown.value(found);
    }

    private String example() {
        return rule.example()
                .map(example -> " (such as " + Shown.value(example) + ")")
                .orElse("");
    }

    private static String pattern(JsonNode names) {
        String example = names.path("examples")
                .valueStream()
                .findFirst()
                .map(name -> " (such as " + Shown.value(name) + ")")
                .orElse("");
        return names.path("pattern").asString("") + example;
    }

    private String atLeast(int limit) {
        return limit == 1 ? "must not be empty" : "must have at least " + counted(limit) + size();
    }

    private String counted(int number) {
        String thing = found.isString() ? "character" : found.isArray() ? "entr" : "field";
        String ending = found.isArray() ? number == 1 ? "y" : "ies" : number == 1 ? "" : "s";
        return number + " " + thing + ending;
    }

    private String size() {
        String text = found.asString("");
        return ", has " + (found.isString() ? text.codePointCount(0, text.length()) : found.size());
    }

    private String lookalike() {
        String name = name();
        Collection<String> known = rule.namesAround();
        List<String> unknown = holder.propertyStream()
                .map(Map.Entry::getKey)
                .filter(present -> !known.contains(present))
                .limit(100)
                .toList();
        return Closest.to(name, unknown)
                .map(present -> " (found " + Shown.quoted(present) + " instead)")
                .orElse("");
    }

    private String alternatives() {
        Collection<String> names = rule.names();
        Collection<String> patterns = rule.owner().path("patternProperties").propertyNames();
        String allowed = Stream.of(Shown.quoted(names), String.join(", ", patterns))
                .filter(list -> !list.isEmpty())
                .collect(Collectors.joining(" and names that match "));
        String hint = meant(names);
        if (allowed.isEmpty()) {
            return ", and no other field is";
        }
        return (hint.isEmpty() ? "." : hint) + " Allowed: " + allowed;
    }

    private String meant(Collection<String> allowed) {
        String given = rule.keyword().equals("enum") ? found.asString("") : name();
        return Closest.to(given, allowed)
                .map(name -> "; did you mean " + Shown.quoted(name) + "?")
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
        return "must have exactly one of " + Shown.quoted(choices) + "; it has "
                + (present.isEmpty() ? "none" : Shown.quoted(present));
    }

    private static String values(JsonNode list) {
        return list.valueStream().map(Shown::value).collect(Collectors.joining(", "));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
    }
}
