package dev.mockssp.scenario;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.Headers;
import dev.mockssp.core.Lazy;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * The parts of a request that triggers use.
 *
 * @param endpoint {@code bid-request} or {@code get-ad}
 * @param key the API key without a scenario suffix
 * @param headers the request's header fields
 * @param body the request's body, empty when it is not JSON; called at most once, and only by a trigger that needs it
 */
public record TriggerInput(String endpoint, String key, Headers headers, Supplier<Optional<JsonNode>> body) {
    public TriggerInput {
        requireNonNull(endpoint, "endpoint");
        requireNonNull(key, "key");
        requireNonNull(headers, "headers");
        body = new Lazy<>(body);
    }
}
