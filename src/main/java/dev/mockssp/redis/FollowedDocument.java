package dev.mockssp.redis;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells a listener what changes in a document whose values are texts. Thread-safe. */
public final class FollowedDocument {

    /** Receives the changes, one call after the other. */
    @FunctionalInterface
    public interface Listener {

        /**
         * @param changes the new values by field, empty if a field was removed
         * @param anew whether these are all fields, so that the document has no others
         */
        void changed(Map<String, Optional<String>> changes, boolean anew);
    }

    private final SharedDocuments documents;
    private final String name;
    private final Listener listener;
    private volatile CachedDocument followed;
    private volatile long version = -1;

    public FollowedDocument(SharedDocuments documents, String name, Listener listener) {
        this.documents = documents;
        this.name = name;
        this.listener = listener;
    }

    /** Passes on what is new since the last call. Returns after the listener has all of what this process knows. */
    public void passOn() {
        CachedDocument current = documents.current(name);
        if (current != followed || current.version() != version) {
            passOn(current);
        }
    }

    private synchronized void passOn(CachedDocument current) {
        long newest = current.version();
        boolean anew = current != followed || newest < version;
        Map<String, Optional<String>> changes = new TreeMap<>();
        current.changedAfter(anew ? -1 : version)
                .forEach((field, change) -> changes.put(field, change.value().map(value -> value.as(String.class))));
        if (anew || !changes.isEmpty()) {
            listener.changed(changes, anew);
        }
        followed = current;
        version = newest;
    }
}
