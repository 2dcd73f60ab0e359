package dev.mockssp.lint.history;

/** The histories of the API keys. */
public interface KeyHistories {

    /** @return the history of a key; empty if it has none yet */
    KeyHistory of(String keyId);

    /** Removes the history of a key. */
    void forget(String keyId);

    void clear();
}
