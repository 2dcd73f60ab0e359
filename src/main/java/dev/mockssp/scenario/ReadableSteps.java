package dev.mockssp.scenario;

import dev.mockssp.core.Problems;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The steps of a scenario document that have no error, so that their meaning can be checked even if other steps have one.
 *
 * @param byIndex the steps by their index in the document
 * @param isComplete whether these are all steps
 */
public record ReadableSteps(SortedMap<Integer, Step> byIndex, boolean isComplete) {

    public ReadableSteps {
        byIndex = Collections.unmodifiableSortedMap(new TreeMap<>(byIndex));
    }

    /** @return all steps of a scenario */
    public static ReadableSteps of(Scenario scenario) {
        SortedMap<Integer, Step> byIndex = new TreeMap<>();
        scenario.steps().forEach(step -> byIndex.put(byIndex.size(), step));
        return new ReadableSteps(byIndex, true);
    }

    /**
     * @param steps the steps of a document
     * @param isValid whether the step with an index is valid against the schema
     * @param problems receives what the schema cannot detect
     */
    public static ReadableSteps of(JsonNode steps, IntPredicate isValid, Problems problems) {
        JsonPointer at = JsonPointer.empty().appendProperty("steps");
        SortedMap<Integer, Step> byIndex = new TreeMap<>();
        for (int i = 0; i < steps.size(); i++) {
            if (isValid.test(i)) {
                Problems own = new Problems();
                Step step = new StepReader(own).read(steps.get(i), at.appendIndex(i));
                own.all().forEach(problems::add);
                if (own.all().isEmpty()) {
                    byIndex.put(i, step);
                }
            }
        }
        return new ReadableSteps(byIndex, byIndex.size() == steps.size());
    }
}
