package dev.mockssp.cli;

import dev.mockssp.MockSsp;
import dev.mockssp.config.Config;
import dev.mockssp.config.LogFormat;
import dev.mockssp.core.ConfigurationException;
import java.io.PrintStream;

/** The command {@code serve}. */
final class ServeCommand {

    private ServeCommand() {}

    /**
     * Starts a mock server, prints the banner, and runs until the process or the thread is told to stop.
     *
     * @throws ConfigurationException if a file of the configuration has an error, or the scenario is unknown
     * @throws CliException if the server does not start, for example because the port is taken
     */
    static void run(Config config, PrintStream out, PrintStream err) {
        try (MockSsp ssp = start(config, out);
                ShutdownHook signal = ShutdownHook.install(ssp::close)) {
            // A log of JSON lines must contain JSON only.
            PrintStream banner = config.log() == LogFormat.JSON ? err : out;
            StartupBanner.lines(
                            config, ssp.baseUrl(), config.tls().map(tls -> ssp.httpsUrl()), ssp.seed(), ssp.scenario())
                    .forEach(banner::println);
            banner.flush();
            ssp.awaitClose();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static MockSsp start(Config config, PrintStream log) {
        try {
            return MockSsp.start(config, log);
        } catch (ConfigurationException e) {
            throw e;
        } catch (Exception e) {
            throw CliException.ofStart(config, e);
        }
    }
}
