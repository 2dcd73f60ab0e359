package dev.mockssp.scenario.library;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.scenario.Scenario;

/** Validates a scenario document against its schema and converts it with {@link Scenario#of}. */
@FunctionalInterface
public interface ScenarioParser {
    /**
     * @param name the scenario's name
     * @param json the document, JSON in UTF-8
     * @param source where the document comes from, human-readable: a file, or the admin API
     * @return the scenario
     * @throws ConfigurationException when the document is not valid; the message contains the source, the JSON pointer
     *     and the allowed values
     */
    Scenario parse(String name, byte[] json, String source);
}
