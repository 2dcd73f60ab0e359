package dev.mockssp.engine.state;

import dev.mockssp.access.ApiKeyRegistry;
import java.util.Optional;
import java.util.function.Consumer;

/** The states of all keys, for operations that are no vendor requests. Thread-safe. */
public interface KeyStates {

    /**
     * @param id the identifier of a key
     * @return the short name of the key; empty if it is not in use
     */
    Optional<String> shortName(String id);

    /**
     * @param id the identifier of a key
     * @return the key, if it may be shown: only a mock server accepts it; empty if it is not in use
     */
    default Optional<String> shownName(String id) {
        return shortName(id).filter(ApiKeyRegistry::isForMocksOnly);
    }

    /** Begins anew with an API key: no history, and no tokens. Its requests and bids continue to get new ids. */
    void restart(String keyName);

    /** Resets the state that requests with an API key have left. */
    void reset(String keyName);

    void resetAll();

    /** Begins anew with all keys, and with all numbers in ids. */
    void clear();

    /** Runs the action for the state of a key, if the key is in use. */
    void change(String keyName, Consumer<KeyState> action);

    /** Runs the action for each state, under the state's lock. */
    void forEach(Consumer<KeyState> action);
}
