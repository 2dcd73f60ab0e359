package dev.mockssp.scenario;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks for changes in the user's folder again and again, on a daemon thread, until it is closed. */
public final class ScenarioFolderWatcher implements AutoCloseable {

    /** How long it waits between two looks. */
    public static final Duration PERIOD = Duration.ofMillis(250);

    private final ScheduledExecutorService timer;

    private ScenarioFolderWatcher(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /**
     * @param folder the folder to refresh
     * @param changed is told whenever something in it has changed
     * @return the watch, running
     */
    public static ScenarioFolderWatcher start(ScenarioFolder folder, Runnable changed) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "mock-ssp-scenarios");
            thread.setDaemon(true);
            return thread;
        });
        Runnable look = () -> {
            if (folder.refresh()) {
                changed.run();
            }
        };
        timer.scheduleWithFixedDelay(look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return new ScenarioFolderWatcher(timer);
    }

    /** Ends the watch; a look that is under way is completed. */
    @Override
    public void close() {
        timer.shutdown();
    }
}
