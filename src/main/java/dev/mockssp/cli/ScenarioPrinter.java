package dev.mockssp.cli;

import dev.mockssp.config.Config;
import dev.mockssp.core.ConfigurationException;
import java.util.List;

/** Tells which scenarios there are. */
@FunctionalInterface
public interface ScenarioPrinter {

    /**
     * One scenario.
     *
     * @param name what it is chosen by
     * @param description one line about what it does
     * @param origin where it comes from: {@code shipped}, or the path of its file
     */
    record Entry(String name, String description, String origin) {}

    /**
     * @param config where the user's own scenarios are
     * @return all of them, in the order to show
     * @throws ConfigurationException when one of the user's files is wrong
     */
    List<Entry> of(Config config);
}
