package dev.mockssp.engine.shared;

import java.util.Locale;

/** The kinds of entries in the log. */
enum EntryKind {
    /** An exchange. The label is the name of its key, if that may be shown. */
    EXCHANGE,
    /** Another response to an earlier exchange. The label is the number of the exchange. */
    REPLACEMENT,
    /** A change of the history as JSON. The label is its type. */
    HISTORY,
    /** Settings were changed; the entry wakes the replicas. */
    SETTINGS;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EntryKind of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
