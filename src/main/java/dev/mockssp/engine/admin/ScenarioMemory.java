package dev.mockssp.engine.admin;

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

    /** @throws dev.mockssp.core.RejectedException when there is no memory for the scenario */
    void reserve(String name, Optional<String> keyName, Scenario scenario) {
        String reservation = keyName.map(it -> reservation(name, it)).orElse(name);
        long bytesOfKey = keyName.map(it -> BYTES_OF_KEYED_NAME + HeapSize.of(it) + HeapSize.of(reservation))
                .orElse(0L);
        reserved.reserve(reservation, bytesOfKey + HeapSize.of(name) + ScenarioSize.of(scenario));
    }

    void release(String name) {
        reserved.release(name);
    }

    void release(String name, String keyName) {
        reserved.release(reservation(name, keyName));
    }

    void releaseAll() {
        reserved.releaseAll();
    }

    private static String reservation(String name, String keyName) {
        return name + "/" + keyName;
    }
}
