package dev.mockssp.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Converts the errors of networknt to violations: each once, in the order of the document. */
final class ViolationMapper {

    /** The maximum number of violations of one check. */
    static final int MAX_VIOLATIONS = 20;

    private final SchemaFiles files;
    private final JsonNode root;

    ViolationMapper(SchemaFiles files, JsonNode root) {
        this.files = files;
        this.root = root;
    }

    List<Violation> of(List<Error> errors) {
        Map<List<Object>, Violation> found = new LinkedHashMap<>();
        OneOfErrors.without(errors).stream()
                .map(this::violation)
                .forEach(violation -> found.putIfAbsent(List.of(violation.path(), violation.rule()), violation));
        Set<List<Object>> mistyped = found.values().stream()
                .filter(ViolationMapper::isWrongType)
                .map(Violation::path)
                .collect(Collectors.toSet());
        Set<List<Object>> misnamed = found.values().stream()
                .filter(violation -> violation.rule().equals("additionalProperties"))
                .map(violation -> violation.path().subList(0, violation.path().size() - 1))
                .collect(Collectors.toSet());
        return found.values().stream()
                .filter(violation -> isWrongType(violation) || !mistyped.contains(violation.path()))
                .filter(violation -> !isImpliedByPattern(violation, found))
                .filter(violation -> !isMissingAlternative(violation) || !misnamed.contains(violation.path()))
                .sorted(Comparator.comparing(violation -> DocumentOrder.of(root, violation.path())))
                .limit(MAX_VIOLATIONS)
                .toList();
    }

    /** When the type is wrong or the property is forbidden, other violations at the same location add nothing. */
    private static boolean isWrongType(Violation violation) {
        return violation.rule().equals("type") || violation.rule().equals("false");
    }

    /**
     * A "not" next to a pattern exists for languages with looser patterns. It adds nothing when the pattern is violated
     * too.
     */
    private static boolean isImpliedByPattern(Violation violation, Map<List<Object>, Violation> found) {
        return violation.rule().equals("not") && found.containsKey(List.of(violation.path(), "pattern"))
                || violation.rule().equals("propertyNames")
                        && found.containsKey(List.of(violation.path(), "additionalProperties"));
    }

    /** A group of required alternatives is not reported when a misspelt name next to it already explains the error. */
    private static boolean isMissingAlternative(Violation violation) {
        return violation.rule().equals("oneOf")
                && !violation.allowed().isEmpty()
                && violation.allowed().stream().noneMatch(violation.found()::has);
    }

    private Violation violation(Error error) {
        KeywordLocation rule = rule(error);
        List<Object> path = place(error);
        JsonNode found = error.getProperty() == null
                ? error.getInstanceNode()
                : error.getInstanceNode().path(error.getProperty());
        String message = new ViolationMessage(rule, path, found, error.getInstanceNode()).line();
        return new Violation(path, rule.keyword(), message, rule.limit(), found, rule.allowed());
    }

    private KeywordLocation rule(Error error) {
        String file = error.getSchemaLocation().getAbsoluteIri().toString().substring(SchemaCompiler.BASE.length());
        List<JsonNode> way = new ArrayList<>(List.of(files.tree(file)));
        for (Object step : steps(error.getSchemaLocation().getFragment())) {
            JsonNode last = way.get(way.size() - 1);
            way.add(last.isArray() ? last.path(Integer.parseInt(step.toString())) : last.path(step.toString()));
        }
        return new KeywordLocation(error.getKeyword(), way);
    }

    private static List<Object> place(Error error) {
        List<Object> path = steps(error.getInstanceLocation());
        return error.getProperty() == null
                ? path
                : Stream.concat(path.stream(), Stream.of(error.getProperty())).toList();
    }

    private static List<Object> steps(NodePath path) {
        return IntStream.range(0, path.getNameCount())
                .mapToObj(path::getElement)
                .toList();
    }
}
