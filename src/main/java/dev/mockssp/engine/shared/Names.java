package dev.mockssp.engine.shared;

import dev.mockssp.journal.Source;
import dev.mockssp.redis.SharedDocuments;

/** The names of the documents, and of their fields. */
final class Names {

    /** The settings. */
    static final String SETTINGS = "settings";

    /** What is remembered of all keys together. */
    static final String ALL_KEYS = "all-keys";

    static final String ANONYMOUS = "anonymous";
    static final String STATE_CHANGES = "state-changes";

    /** Changes when the numbers of exchanges begin anew. */
    static final String NUMBERING = "numbering";

    static final String SUPPRESSED = "suppressed/";

    /** A field of a key's document. */
    static final String RECORD = "record";

    /** The prefix of the maps of a key. */
    static final String KEY_MAPS = "key/";

    private Names() {}

    /** The document of a key. */
    static String key(String keyId) {
        return SharedDocuments.EVICTABLE + keyId;
    }

    static String keyId(String document) {
        return document.substring(SharedDocuments.EVICTABLE.length());
    }

    /** The prefix of what the integration rules remember. */
    static String history(Source source) {
        return "lint/" + source + "/";
    }

    static String traffic(Source source) {
        return history(source) + "traffic";
    }
}
