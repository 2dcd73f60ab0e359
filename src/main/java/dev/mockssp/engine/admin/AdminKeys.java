package dev.mockssp.engine.admin;

import dev.mockssp.access.ApiKey;
import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.core.RejectedException;
import dev.mockssp.core.RejectedException.Reason;
import dev.mockssp.engine.state.KeyStateStore;
import java.util.List;
import java.util.Optional;

/** Finds the API keys that admin requests name. */
final class AdminKeys {

    private final ApiKeyRegistry keys;

    AdminKeys(ApiKeyRegistry keys) {
        this.keys = keys;
    }

    /**
     * @param key an API key, with or without a scenario suffix
     * @return the key without the suffix
     * @throws RejectedException when the key is not valid here
     */
    String nameOf(String key) {
        return find(key).name();
    }

    /**
     * @param key an API key, with or without a scenario suffix
     * @return the key without the suffix; empty if it is not valid here
     */
    Optional<String> nameIfValid(String key) {
        return keys.find(key).map(ApiKey::name);
    }

    /**
     * @param key an API key, with or without a scenario suffix
     * @return the key
     * @throws RejectedException when it is not valid here
     */
    ApiKey find(String key) {
        if (key.endsWith("*")) {
            throw new RejectedException(
                    Reason.UNKNOWN_KEY,
                    "A * at the end of a key is a wildcard only in a scenario's \"when\"; write each key in full",
                    List.of());
        }
        return keys.find(key).orElseThrow(RejectedException::unknownKey);
    }

    /**
     * @param key an API key, with or without a scenario suffix
     * @return its identifier in the journal
     * @throws RejectedException when the key is not valid here
     */
    String idOf(String key) {
        return KeyStateStore.idOf(nameOf(key));
    }

    /** @return whether a key is valid here, and written in full */
    boolean isValid(String key) {
        return !key.endsWith("*") && keys.find(key).isPresent();
    }
}
