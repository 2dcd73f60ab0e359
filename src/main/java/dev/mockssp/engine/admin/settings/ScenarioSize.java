package dev.mockssp.engine.admin.settings;

import dev.mockssp.core.memory.HeapSize;
import dev.mockssp.scenario.Scenario;
import tools.jackson.databind.JsonNode;

/** How many bytes a scenario takes on the heap. */
final class ScenarioSize {

    /** A step has more objects than values, for instance for conditions that it does not have. */
    private static final int BYTES_OF_VALUE = 100;

    private ScenarioSize() {}

    static long of(Scenario scenario) {
        return bytes(scenario.toJson());
    }

    private static long bytes(JsonNode value) {
        long bytes = BYTES_OF_VALUE + value.stringValueOpt().map(HeapSize::of).orElse(0L);
        for (JsonNode member : value) {
            bytes += bytes(member);
        }
        for (String name : value.propertyNames()) {
            bytes += HeapSize.of(name);
        }
        return bytes;
    }
}
