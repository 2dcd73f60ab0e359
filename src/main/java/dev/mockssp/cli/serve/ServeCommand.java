package dev.mockssp.cli.serve;

import dev.mockssp.MockSsp;
import dev.mockssp.cli.command.CliException;
import dev.mockssp.config.Config;
import dev.mockssp.config.value.LogFormat;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.engine.journaling.ServerLog;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Consumer;

/** The command {@code serve}. */
public final class ServeCommand {

    private ServeCommand() {}

    /**
     * Starts a mock server, prints the banner, and runs until the process or the thread is told to stop.
     *
     * @param input the standard input, whose end stops the server with {@code --stop-with-stdin}
     * @param output receives the banner and the log
     * @param err receives the banner if the log consists of JSON
     * @throws ConfigurationException if a file of the configuration has an error, or the scenario is unknown
     * @throws CliException if the server does not start, for example because the port is taken
     */
    public static void run(Config config, InputStream input, OutputStream output, PrintStream err) {
        Optional<ReadyFile> ready = ReadyFile.of(config);
        ready.ifPresent(ReadyFile::remove);
        ServerLog log = new ServerLog(config.log(), output);
        try (MockSsp ssp = start(config, log);
                ShutdownHook signal = ShutdownHook.install(ssp::close)) {
            Optional<String> httpsUrl = config.tls().map(tls -> ssp.httpsUrl());
            if (config.stopWithStdin()) {
                EndOfInput.await(input, ssp::close);
            }
            ready.ifPresent(file -> file.write(ssp.baseUrl(), httpsUrl));
            // A log of JSON lines must contain JSON only.
            Consumer<String> banner = config.log() == LogFormat.JSON ? err::println : log::print;
            StartupBanner.lines(config, ssp.baseUrl(), httpsUrl, ssp.seed(), ssp.scenario())
                    .forEach(banner);
            ssp.awaitClose();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static MockSsp start(Config config, ServerLog log) {
        try {
            return MockSsp.start(config, log);
        } catch (ConfigurationException e) {
            throw e;
        } catch (Exception e) {
            throw CliException.ofStart(config, e);
        }
    }
}
