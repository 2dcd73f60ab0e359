package dev.mockssp.lint.history;

import dev.mockssp.journal.Source;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** A history for each source: a request of a tool is no request of the client, which did not send it. */
public final class LintHistories {

    private final Map<Source, LintHistory> bySource = new EnumMap<>(Source.class);

    /** @param histories creates the history of a source */
    public LintHistories(Function<Source, LintHistory> histories) {
        for (Source source : Source.values()) {
            bySource.put(source, histories.apply(source));
        }
    }

    /** @return the history of the requests of a source */
    public LintHistory of(Source source) {
        return bySource.get(source);
    }

    /** @param keyId the identifier of a key whose history to delete */
    public void forget(String keyId) {
        bySource.values().forEach(history -> history.forget(keyId));
    }

    /** Deletes all history. */
    public void clear() {
        bySource.values().forEach(LintHistory::clear);
    }
}
