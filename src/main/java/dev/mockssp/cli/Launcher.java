package dev.mockssp.cli;

import dev.mockssp.config.Config;
import dev.mockssp.core.ConfigurationException;
import java.io.IOException;
import java.io.PrintStream;

/** Starts the double. */
@FunctionalInterface
public interface Launcher {
    /**
     * @param config what to start with
     * @param log where the lines about exchanges go
     * @return the double, which listens already
     * @throws ConfigurationException when a file that the configuration names is wrong, or the scenario is unknown
     * @throws IOException when it cannot listen; a {@link java.net.BindException}, also as a cause, when the port is
     *     taken
     */
    Running start(Config config, PrintStream log) throws IOException;
}
