package dev.mockssp.engine.admin.settings;

import dev.mockssp.core.memory.HeapSize;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.core.memory.ReservedMemory;
import dev.mockssp.scenario.Scenario;
import java.util.Optional;

/** The memory of the scenarios that are added at run time. */
final class ScenarioMemory {

    private static final int BYTES_OF_KEYED_NAME = 24;

    private final ReservedMemory reserved;

    ScenarioMemory(MemoryBudget budget) {
        this.reserved = new ReservedMemory(budget, "scenarios");
    }

    /**
     * @param use begins to use the scenario; if it throws, the memory is given back
     * @throws dev.mockssp.core.RejectedException when there is no memory for the scenario
     */
    void reserve(String name, Optional<String> keyName, Scenario scenario, Runnable use) {
        String reservation = reservation(name, keyName);
        long bytesOfKey = keyName.map(it -> BYTES_OF_KEYED_NAME + HeapSize.of(it) + HeapSize.of(reservation))
                .orElse(0L);
        reserved.reserve(reservation, bytesOfKey + HeapSize.of(name) + ScenarioSize.of(scenario), use);
    }

    void release(String name, Optional<String> keyName) {
        reserved.release(reservation(name, keyName));
    }

    private static String reservation(String name, Optional<String> keyName) {
        return keyName.map(key -> name + "/" + key).orElse(name);
    }
}
