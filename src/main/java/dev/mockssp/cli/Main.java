package dev.mockssp.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The entry point of the command line. */
public final class Main {

    private static final String LOGGING = "org.slf4j.simpleLogger.";

    private Main() {}

    public static void main(String[] args) {
        quietLibraries();
        if (args.length == 0 || args[0].equals("serve") || args[0].startsWith("-")) {
            WarmUp.begin();
        }
        System.exit(new Cli().run(args, System.getenv(), utf8(FileDescriptor.out), utf8(FileDescriptor.err)));
    }

    // Not in simplelogger.properties, which would change the log of an application that uses the thin jar.
    private static void quietLibraries() {
        System.setProperty(LOGGING + "defaultLogLevel", "warn");
        // The pact commands print the errors of Pact JVM themselves.
        System.setProperty(LOGGING + "log.au.com.dius", "off");
        System.setProperty("kotlin-logging.logStartupMessage", "false");
        System.setProperty(LOGGING + "showThreadName", "false");
        System.setProperty(LOGGING + "showShortLogName", "true");
    }

    // The default charset of the platform can be ASCII.
    private static PrintStream utf8(FileDescriptor stream) {
        return new PrintStream(new BufferedOutputStream(new FileOutputStream(stream)), true, StandardCharsets.UTF_8);
    }
}
