package dev.mockssp.scenario.library;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Polls the user's folder for changes on a daemon thread, until it is closed. */
public final class ScenarioFolderWatcher implements AutoCloseable {

    /** The time between two polls. */
    public static final Duration PERIOD = Duration.ofMillis(250);

    private final ScheduledExecutorService timer;

    private ScenarioFolderWatcher(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /**
     * @param folder the folder to refresh
     * @param changed runs after every change in the folder
     * @return the running watcher
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

    /** Stops the watcher after the current poll. */
    @Override
    public void close() {
        timer.shutdown();
    }
}
