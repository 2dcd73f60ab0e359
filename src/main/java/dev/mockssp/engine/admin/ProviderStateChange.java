package dev.mockssp.engine.admin;

import static java.util.Objects.requireNonNull;

import dev.mockssp.access.ApiKey;
import dev.mockssp.access.ApiKeyRegistry;
import java.util.Optional;

/**
 * A provider state that has begun or ended.
 *
 * @param request the request of the verifier
 * @param state the scenario that the state is
 * @param key the API key that the state applies to; empty for all
 * @param active the scenario that is active now
 */
public record ProviderStateChange(ProviderStateRequest request, String state, Optional<ApiKey> key, String active) {

    public ProviderStateChange {
        requireNonNull(request, "request");
        requireNonNull(state, "state");
        requireNonNull(key, "key");
        requireNonNull(active, "active");
    }

    /** @return the change as one human-readable line; the key is masked */
    String summary() {
        String masked = key.map(ApiKey::name).map(ApiKeyRegistry::mask).orElse("");
        if (request.teardown()) {
            return masked.isEmpty()
                    ? "\"" + state + "\" ended, \"" + active + "\" is active for every key"
                    : "\"" + state + "\" ended for the key " + masked;
        }
        return "\"" + state + "\" " + (masked.isEmpty() ? "is active for every key" : "is bound to the key " + masked);
    }
}
