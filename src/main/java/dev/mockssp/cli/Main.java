package dev.mockssp.cli;

import dev.mockssp.MockSsp;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The command line's entry. */
public final class Main {

    private static final String LOGGING = "org.slf4j.simpleLogger.";

    private Main() {}

    public static void main(String[] args) {
        quietLibraries();
        if (args.length == 0 || args[0].equals("serve") || args[0].startsWith("-")) {
            WarmUp.begin();
        }
        System.exit(cli().run(args, System.getenv(), utf8(FileDescriptor.out), utf8(FileDescriptor.err)));
    }

    // Not in simplelogger.properties, which would quiet the logs of whoever has the thin jar among his own.
    private static void quietLibraries() {
        System.setProperty(LOGGING + "defaultLogLevel", "warn");
        // What Pact JVM logs, a command says in its one line.
        System.setProperty(LOGGING + "log.au.com.dius", "off");
        System.setProperty("kotlin-logging.logStartupMessage", "false");
        System.setProperty(LOGGING + "showThreadName", "false");
        System.setProperty(LOGGING + "showShortLogName", "true");
    }

    private static Cli cli() {
        return new Cli((config, log) -> new ServeCommand(MockSsp.start(config, log)), ServeCommand::scenarios);
    }

    // The platform's own charset may know no more than ASCII.
    private static PrintStream utf8(FileDescriptor stream) {
        return new PrintStream(new BufferedOutputStream(new FileOutputStream(stream)), true, StandardCharsets.UTF_8);
    }
}
