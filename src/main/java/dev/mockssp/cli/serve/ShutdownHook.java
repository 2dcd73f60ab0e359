package dev.mockssp.cli.serve;

/**
 * Stops the mock server when the JVM is told to end (SIGTERM, SIGINT). The JVM waits for the hook, but not for the thread
 * that runs {@code serve}, so that neither waits for the other.
 */
public final class ShutdownHook implements AutoCloseable {

    private final Thread hook;

    private ShutdownHook(Thread hook) {
        this.hook = hook;
    }

    /** @param stop stops the mock server */
    public static ShutdownHook install(Runnable stop) {
        Thread hook = new Thread(stop, "mock-ssp-stop");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The signal came during the start: the JVM ends, and no request was accepted yet.
        }
        return new ShutdownHook(hook);
    }

    Thread hook() {
        return hook;
    }

    /** Removes the hook of a mock server that was stopped in another way. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook is running.
        }
    }
}
