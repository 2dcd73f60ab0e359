package dev.mockssp.cli;

import dev.mockssp.cli.command.ServerOptions;
import dev.mockssp.config.Config;
import dev.mockssp.drift.Sleeper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The command line in a thread of its own, so that a test can use the server of {@code serve}. */
public final class RunningCli {

    private static final int PATIENCE_SECONDS = 30;

    private final CountDownLatch printed = new CountDownLatch(1);
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Thread thread;

    private RunningCli(Cli cli, Map<String, String> environment, String... args) {
        thread = new Thread(() -> run(cli, environment, args), "cli");
    }

    /** Starts a command, and returns when it has printed the banner or has ended. */
    public static RunningCli start(Map<String, String> environment, String... args) throws InterruptedException {
        return start(new Cli(), environment, args);
    }

    /** The same with another working directory. */
    public static RunningCli startIn(Path folder, Map<String, String> environment, String... args)
            throws InterruptedException {
        return start(new Cli(Sleeper.REAL, folder), environment, args);
    }

    private static RunningCli start(Cli command, Map<String, String> environment, String... args)
            throws InterruptedException {
        RunningCli cli = new RunningCli(command, environment, args);
        cli.thread.start();
        if (!cli.printed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("no banner: " + cli.out() + cli.err());
        }
        return cli;
    }

    private void run(Cli cli, Map<String, String> environment, String... args) {
        try {
            exitCode.complete(cli.run(args, environment, new Watched(out), new Watched(err)));
        } catch (RuntimeException | Error e) {
            exitCode.completeExceptionally(e);
        } finally {
            printed.countDown();
        }
    }

    /**
     * Reads the options of {@code serve}, and starts nothing.
     *
     * @throws RuntimeException if one of them is wrong
     */
    public static Config config(Map<String, String> environment, String... args) {
        PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new Cli().read(ServerOptions.flags(CommandLineSpec.line().parseArgs(args)), environment, err);
    }

    /** Stops the command as its user does in a terminal, but without the end of the process. */
    public int stop() throws InterruptedException, ExecutionException, TimeoutException {
        thread.interrupt();
        return exitCode.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private final class Watched extends PrintStream {
        private Watched(ByteArrayOutputStream bytes) {
            super(bytes, true, StandardCharsets.UTF_8);
        }

        @Override
        public void write(byte[] text, int offset, int length) {
            super.write(text, offset, length);
            if (new String(text, offset, length, StandardCharsets.UTF_8).contains("curl ")) {
                printed.countDown();
            }
        }
    }
}
