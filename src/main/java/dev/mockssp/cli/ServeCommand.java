package dev.mockssp.cli;

import dev.mockssp.MockSsp;
import dev.mockssp.config.Config;
import dev.mockssp.config.LogFormat;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.engine.journaling.ServerLog;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.function.Consumer;

/** The command {@code serve}. */
final class ServeCommand {

    private ServeCommand() {}

    /**
     * Starts a mock server, prints the banner, and runs until the process or the thread is told to stop.
     *
     * @param output receives the banner and the log
     * @param err receives the banner if the log consists of JSON
     * @throws ConfigurationException if a file of the configuration has an error, or the scenario is unknown
     * @throws CliException if the server does not start, for example because the port is taken
     */
    static void run(Config config, OutputStream output, PrintStream err) {
        ServerLog log = new ServerLog(config.log(), output);
        try (MockSsp ssp = start(config, log);
                ShutdownHook signal = ShutdownHook.install(ssp::close)) {
            // A log of JSON lines must contain JSON only.
            Consumer<String> banner = config.log() == LogFormat.JSON ? err::println : log::print;
            StartupBanner.lines(
                            config, ssp.baseUrl(), config.tls().map(tls -> ssp.httpsUrl()), ssp.seed(), ssp.scenario())
                    .forEach(banner);
            ssp.awaitClose();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static MockSsp start(Config config, ServerLog log) {
        try {
            return MockSsp.start(config, log);
        } catch (ConfigurationException e) {
            throw e;
        } catch (Exception e) {
            throw CliException.ofStart(config, e);
        }
    }
}
