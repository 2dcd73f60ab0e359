package dev.mockssp.scenario;

import dev.mockssp.core.ConfigurationException;

/** Checks a scenario document against its schema and makes a scenario of it with {@link Scenario#of}. */
@FunctionalInterface
public interface ScenarioParser {
    /**
     * @param name the scenario's name
     * @param json the document, a JSON text in UTF-8
     * @param source where it comes from, for a person: a file, or the control API
     * @return the scenario
     * @throws ConfigurationException when it is not valid; the message names source, JSON pointer and what is allowed
     */
    Scenario parse(String name, byte[] json, String source);
}
