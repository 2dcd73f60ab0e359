package dev.mockssp.engine.admin;

import dev.mockssp.core.RejectedException;
import dev.mockssp.core.RejectedException.Reason;
import dev.mockssp.core.text.SpellingSuggestion;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.scenario.library.ScenarioLibrary.Entry;

/** Finds the scenarios that admin requests name. Its methods throw {@link RejectedException} when there is none. */
final class ScenarioFinder {

    /** The most names that an error lists. */
    static final int MAX_NAMES = 5;

    private final ScenarioLibrary library;

    ScenarioFinder(ScenarioLibrary library) {
        this.library = library;
    }

    /** @return the scenario of a name that all keys see */
    Scenario scenario(String name) {
        return library.find(name).orElseThrow(() -> unknown(name));
    }

    /** @return the scenario of a name that a key sees */
    Scenario scenario(String name, String keyName) {
        return library.find(name, keyName).orElseThrow(() -> unknown(name, keyName));
    }

    /** @return the scenario of a name that all keys see, and its layer */
    Entry entry(String name) {
        return library.entry(name).orElseThrow(() -> unknown(name));
    }

    /** @return the scenario of a name that a key sees, and its layer */
    Entry entry(String name, String keyName) {
        return library.entry(name, keyName).orElseThrow(() -> unknown(name, keyName));
    }

    /** @return the exception for a name that no scenario has */
    RejectedException unknown(String name) {
        return new RejectedException(Reason.UNKNOWN_SCENARIO, library.unknown(name), library.nearest(name));
    }

    private RejectedException unknown(String name, String keyName) {
        return new RejectedException(
                Reason.UNKNOWN_SCENARIO,
                library.unknown(name, keyName),
                SpellingSuggestion.nearest(name, library.names(keyName), MAX_NAMES));
    }
}
