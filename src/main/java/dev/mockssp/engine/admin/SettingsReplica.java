package dev.mockssp.engine.admin;

import dev.mockssp.engine.state.Setting;
import java.util.Map;
import java.util.Optional;

/** The settings of this server: applies what any of the replicas has changed. The calls come one after the other. */
public interface SettingsReplica {

    /**
     * @param changes the new value of each setting that has changed; empty if it has none any more
     */
    void apply(Map<Setting, Optional<String>> changes);

    /** Restores the settings of the start, before those that differ from them are applied. */
    void resetSettings();
}
