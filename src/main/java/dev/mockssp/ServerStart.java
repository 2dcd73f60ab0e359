package dev.mockssp;

import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.engine.journaling.ServerLog;
import dev.mockssp.journal.Exchange;
import dev.mockssp.server.BindFailedException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/** Starts servers, and explains a start that fails because of the libraries of the class path. */
final class ServerStart {

    private ServerStart() {}

    /**
     * Starts a server for code in this process. Unless the settings say otherwise, it listens on a free port of the
     * loopback interface and writes no log.
     *
     * @param settings options set in code
     * @param collector receives each exchange before its response is sent
     * @return the server, which already accepts connections
     * @throws ConfigurationException if an option is invalid or for a process of its own, or a configured file is invalid
     * @throws UncheckedIOException if it cannot listen
     */
    static RunningServer inProcess(Settings settings, Consumer<Exchange> collector) {
        List.of(Option.READY_FILE, Option.STOP_WITH_STDIN).forEach(option -> rejectInProcess(option, settings));
        Settings quiet = Settings.of(Option.PORT, 0).with(Option.LOG, "off").with(settings);
        Config config = quiet.config();
        if (config.state().isPresent()) {
            throw inProcess(
                    config.sources().flag(Option.STATE), "a server inside a test shares its state with no other");
        }
        try {
            return server(config, new ServerLog(config.log(), OutputStream.nullOutputStream()), collector);
        } catch (BindFailedException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void rejectInProcess(Option option, Settings settings) {
        if (settings.values().containsKey(option)) {
            throw inProcess(option.flag(), "here, start() returns when the server listens, and close() stops it");
        }
    }

    private static ConfigurationException inProcess(String flag, String reason) {
        return new ConfigurationException(flag + " is for a process of its own: " + reason);
    }

    /** Starts a server as {@link RunningServer#start} does. */
    static RunningServer server(Config config, ServerLog log, Consumer<Exchange> collector) throws BindFailedException {
        try {
            return RunningServer.start(config, log, collector);
        } catch (LinkageError e) {
            throw UnsuitableLibraries.failure(e);
        }
    }
}
