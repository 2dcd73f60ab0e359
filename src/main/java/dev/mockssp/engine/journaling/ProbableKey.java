package dev.mockssp.engine.journaling;

import dev.mockssp.access.ApiKey;
import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.core.Request;
import dev.mockssp.core.VendorEndpoint;
import java.util.List;
import java.util.Optional;

/** The API key that a request will probably use, before any filter has checked it. */
final class ProbableKey {

    private static final List<VendorEndpoint> ENDPOINTS = List.of(VendorEndpoint.values());

    private final ApiKeyRegistry keys;

    ProbableKey(ApiKeyRegistry keys) {
        this.keys = keys;
    }

    /** @return the name of the key; empty if the request has none, such as that of a tracking URL */
    Optional<String> of(Request request) {
        for (int i = 0; i < ENDPOINTS.size(); i++) {
            VendorEndpoint endpoint = ENDPOINTS.get(i);
            if (request.path().startsWith(endpoint.path())) {
                return request.headers()
                        .first(endpoint.keyHeader())
                        .flatMap(keys::find)
                        .map(ApiKey::name);
            }
        }
        return Optional.empty();
    }
}
