package dev.mockssp.engine.admin;

import dev.mockssp.engine.admin.settings.SettingsReplica;
import dev.mockssp.engine.state.HistoryChange;
import dev.mockssp.engine.state.Replica;
import dev.mockssp.engine.state.Setting;
import java.util.Map;
import java.util.Optional;

/**
 * This server as a replica.
 *
 * @param history its journal and reports
 * @param settings its settings
 */
record LocalReplica(RunHistory history, SettingsReplica settings) implements Replica {

    @Override
    public void apply(HistoryChange change) {
        history.apply(change);
    }

    @Override
    public void apply(Map<Setting, Optional<String>> changes) {
        settings.apply(changes);
    }

    @Override
    public void applyAll(Map<Setting, Optional<String>> all) {
        settings.applyAll(all);
    }
}
