package dev.mockssp.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Filters the errors of {@code oneOf}. networknt reports the keyword and all errors of all branches. When the value
 * clearly belongs to one branch, that branch's errors stay; otherwise, only the error of the keyword stays.
 */
final class OneOfErrors {

    private OneOfErrors() {}

    static List<Error> without(List<Error> errors) {
        Set<Error> noise = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Error choice : errors) {
            if (choice.getKeyword().equals("oneOf")) {
                noise.addAll(noise(choice, errors));
            }
        }
        return errors.stream().filter(error -> !noise.contains(error)).toList();
    }

    private static List<Error> noise(Error choice, List<Error> errors) {
        int depth = choice.getEvaluationPath().getNameCount();
        Map<Object, List<Error>> branches = errors.stream()
                .filter(error -> isBelow(choice, error))
                .collect(
                        Collectors.groupingBy(error -> error.getEvaluationPath().getElement(depth)));
        boolean noneFits = branches.size() == choice.getSchemaNode().size();
        List<Error> meant = noneFits ? meant(branches) : List.of();
        List<Error> noise = new ArrayList<>(meant.isEmpty() ? List.of() : List.of(choice));
        branches.values().stream().filter(branch -> branch != meant).forEach(noise::addAll);
        return noise;
    }

    private static boolean isBelow(Error choice, Error error) {
        NodePath way = error.getEvaluationPath();
        return way.getNameCount() > choice.getEvaluationPath().getNameCount()
                && way.startsWith(choice.getEvaluationPath())
                && error.getInstanceLocation().startsWith(choice.getInstanceLocation());
    }

    /** The branch whose first error is deepest, then the one with the fewest errors; empty when two are equal. */
    private static List<Error> meant(Map<Object, List<Error>> branches) {
        Comparator<List<Error>> closeness = Comparator.<List<Error>>comparingInt(OneOfErrors::depth)
                .thenComparing(List::size, Comparator.reverseOrder());
        List<Error> best = branches.values().stream().max(closeness).orElseThrow();
        long alike = branches.values().stream()
                .filter(branch -> closeness.compare(branch, best) == 0)
                .count();
        return alike == 1 ? best : List.of();
    }

    private static int depth(List<Error> branch) {
        return branch.stream()
                .mapToInt(error -> error.getInstanceLocation().getNameCount() + (error.getProperty() == null ? 0 : 1))
                .min()
                .orElseThrow();
    }
}
