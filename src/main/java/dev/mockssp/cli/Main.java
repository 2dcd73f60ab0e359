package dev.mockssp.cli;

import dev.mockssp.cli.serve.ShutdownHook;
import dev.mockssp.cli.serve.WarmUp;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.LineOutput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.time.Duration;

/** The entry point of the command line. */
public final class Main {

    private static final String LOGGING = "org.slf4j.simpleLogger.";

    private static final Duration FLUSH_TIMEOUT = Duration.ofSeconds(1);

    private Main() {}

    public static void main(String[] args) {
        quietLibraries();
        if (args.length == 0 || args[0].equals("serve") || args[0].startsWith("-")) {
            WarmUp.begin();
        }
        System.exit(run(args, standardError()));
    }

    private static int run(String[] args, PrintStream err) {
        try {
            ProcessText text = ProcessText.ofThisProcess();
            return new Cli()
                    .run(
                            text.arguments(args),
                            text.environment(System.getenv()),
                            new FileOutputStream(FileDescriptor.out),
                            err);
        } catch (ConfigurationException e) {
            return Cli.printError(err, e.getMessage(), Cli.MISUSED);
        }
    }

    /** Replaces standard error, to which the libraries log on the threads of requests. */
    private static PrintStream standardError() {
        LineOutput lines =
                new LineOutput("mock-ssp-errors", new FileOutputStream(FileDescriptor.err), LineOutput::notice);
        ShutdownHook.install(() -> flush(lines));
        PrintStream err = lines.asPrintStream();
        System.setErr(err);
        return err;
    }

    private static void flush(LineOutput lines) {
        try {
            lines.flush(FLUSH_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
}
