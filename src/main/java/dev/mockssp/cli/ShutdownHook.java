package dev.mockssp.cli;

/**
 * Stops the double when the JVM is told to end (SIGTERM, SIGINT). The JVM waits for the hook alone, not for the thread
 * in {@link Running#awaitStop}, so neither waits for the other.
 */
final class ShutdownHook implements AutoCloseable {

    private final Thread hook;

    private ShutdownHook(Thread hook) {
        this.hook = hook;
    }

    static ShutdownHook install(Running running) {
        Thread hook = new Thread(running::close, "mock-ssp-stop");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The signal came during the start: the JVM ends on its own, with nothing answered yet.
        }
        return new ShutdownHook(hook);
    }

    Thread hook() {
        return hook;
    }

    /** Forgets the double, which has been stopped in another way. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook runs already.
        }
    }
}
