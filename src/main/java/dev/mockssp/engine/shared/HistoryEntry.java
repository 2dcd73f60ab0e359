package dev.mockssp.engine.shared;

import dev.mockssp.engine.state.HistoryChange;
import dev.mockssp.json.Json;
import dev.mockssp.redis.Attempt;
import dev.mockssp.redis.LogEntry;
import dev.mockssp.redis.LogEntry.Counting;
import java.util.Optional;

/** Changes of the history as entries of the log. */
final class HistoryEntry {

    private HistoryEntry() {}

    static void write(HistoryChange change, Attempt attempt) {
        Counting counting = counting(change);
        if (counting == Counting.ZERO) {
            attempt.put(Names.ALL_KEYS, Names.NUMBERING, 0L);
        }
        attempt.log(EntryKind.HISTORY.label(), counting, change.getClass().getSimpleName(), Json.write(change));
    }

    /** What the attempt says about numbers of exchanges is void when these begin anew before its commit. */
    static void requireNumbering(Attempt attempt) {
        attempt.get(Names.ALL_KEYS, Names.NUMBERING, Long.class);
    }

    /** An emptied journal begins with the number 1 again. */
    private static Counting counting(HistoryChange change) {
        Optional<String> key = Optional.of("only some exchanges");
        if (change instanceof HistoryChange.ReportDeletion deletion) {
            key = deletion.keyId();
        } else if (change instanceof HistoryChange.Reset reset) {
            key = reset.keyId();
        }
        return key.isEmpty() ? Counting.ZERO : Counting.SAME;
    }

    static HistoryChange read(LogEntry entry) {
        for (Class<?> type : HistoryChange.class.getPermittedSubclasses()) {
            if (type.getSimpleName().equals(entry.label())) {
                return (HistoryChange) Json.MAPPER.readValue(entry.content(), type);
            }
        }
        throw new IllegalStateException("the log has a change of an unknown type: " + entry.label());
    }
}
