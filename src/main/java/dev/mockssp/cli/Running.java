package dev.mockssp.cli;

/** A double that listens. */
public interface Running extends AutoCloseable {

    /** @return where it is reached from this machine, such as {@code http://127.0.0.1:7777}, no slash at the end */
    String url();

    /**
     * @return where TLS is reached from this machine
     * @throws IllegalStateException when it is off
     */
    String httpsUrl();

    /** @return the scenario that is active at the start */
    ScenarioPrinter.Entry scenario();

    /** @return the seed that is in use, given or random */
    long seed();

    /**
     * Waits until it has been stopped, by whomever.
     *
     * @throws InterruptedException when the waiting thread is interrupted
     */
    void awaitStop() throws InterruptedException;

    /**
     * Stops it and lets {@link #awaitStop} return. Answers on their way get at most a second. May be called more than
     * once and by several threads.
     */
    @Override
    void close();
}
