package dev.mockssp.engine.state;

import java.util.Map;
import java.util.Optional;

/** This server as one of the replicas: applies what any of them has changed. The calls come one after the other. */
public interface Replica {

    /**
     * @param changes the new value of each setting that has changed; empty if it has none any more
     */
    void apply(Map<Setting, Optional<String>> changes);

    /**
     * Applies settings when it is not known which of them have changed. A setting that stays is never another one meanwhile.
     *
     * @param settings all settings that differ from those of the start
     */
    void applyAll(Map<Setting, Optional<String>> settings);

    /**
     * Applies a change of journal and report. May run on another thread than the operation that has caused the change and
     * waits for it.
     *
     * @param change the change, after all exchanges and changes that precede it
     */
    void apply(HistoryChange change);
}
