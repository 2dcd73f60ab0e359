package dev.mockssp.engine.shared;

import dev.mockssp.core.RejectedException;
import dev.mockssp.engine.state.AdjustableClock;
import dev.mockssp.engine.state.ClockSetting;
import dev.mockssp.engine.state.Replica;
import dev.mockssp.engine.state.Setting;
import dev.mockssp.engine.state.SettingsStore;
import dev.mockssp.redis.Attempt;
import dev.mockssp.redis.FollowedDocument;
import dev.mockssp.redis.LogEntry.Counting;
import dev.mockssp.redis.SharedDocuments;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The settings of all replicas: saves those that are changed here, and applies those that others have changed. */
final class SharedSettings implements SettingsStore {

    /** Less than Redis keeps, which also keeps the names of removed ones for a while. */
    private static final int MAX_SETTINGS = SharedDocuments.MAX_FIELDS * 9 / 10;

    private static final byte[] NOTHING = {};

    private final SharedTransactions transactions;

    SharedSettings(SharedTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void save(Map<Setting, Optional<String>> changes) {
        transactions.attempt(List.of(Names.SETTINGS), attempt -> {
            save(changes, attempt);
            return true;
        });
    }

    @Override
    public ClockSetting saveClock(AdjustableClock clock, UnaryOperator<ClockSetting> change) {
        return transactions.attempt(List.of(Names.SETTINGS), attempt -> {
            ClockSetting present = attempt.get(Names.SETTINGS, Setting.CLOCK.text(), String.class)
                    .map(ClockSetting::parse)
                    .orElse(clock.start());
            ClockSetting wanted = change.apply(present);
            save(Map.of(Setting.CLOCK, Optional.of(wanted.text())), attempt);
            return wanted;
        });
    }

    private static void save(Map<Setting, Optional<String>> changes, Attempt attempt) {
        int before = attempt.size(Names.SETTINGS);
        changes.forEach((setting, value) -> value.ifPresentOrElse(
                text -> attempt.put(Names.SETTINGS, setting.text(), text),
                () -> attempt.remove(Names.SETTINGS, setting.text())));
        int after = attempt.size(Names.SETTINGS);
        // replicas that add at the same time can pass the limit; then removals must still be possible
        if (after > MAX_SETTINGS && after > before) {
            throw new RejectedException(
                    RejectedException.Reason.FULL,
                    "Replicas can share " + MAX_SETTINGS + " settings: remove bindings or scenarios, or reset",
                    List.of());
        }
        attempt.log(EntryKind.SETTINGS.label(), Counting.SAME, "", NOTHING);
    }

    /** @param replica receives what is saved, here or by others */
    static FollowedDocument follow(SharedDocuments documents, Replica replica) {
        return new FollowedDocument(documents, Names.SETTINGS, (changes, anew) -> {
            Map<Setting, Optional<String>> settings = new HashMap<>();
            changes.forEach((field, value) -> settings.put(Setting.parse(field), value));
            if (anew) {
                replica.applyAll(settings);
            } else {
                replica.apply(settings);
            }
        });
    }
}
