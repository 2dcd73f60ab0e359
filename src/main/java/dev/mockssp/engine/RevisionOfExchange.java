package dev.mockssp.engine;

import dev.mockssp.config.Config;
import dev.mockssp.config.value.ApiKeySpec;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.VendorEndpoint;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.journal.Exchange;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The revision of the vendor API that the client of an exchange gets. It belongs to the API key. A request that has none,
 * such as one of a damaged tracking URL, gets the newest revision of the server, in which such URLs have most rules.
 */
final class RevisionOfExchange implements Function<Exchange, Revision> {

    private final Map<String, Revision> byKeyId;
    private final Revision usual;
    private final Revision newest;

    RevisionOfExchange(Config config) {
        this.byKeyId = config.keys().stream()
                .collect(Collectors.toUnmodifiableMap(key -> KeyStateStore.idOf(key.name()), ApiKeySpec::revision));
        this.usual = config.revision();
        this.newest = Collections.max(config.revisions());
    }

    @Override
    public Revision apply(Exchange exchange) {
        String keyId = exchange.client().keyId();
        if (!keyId.isEmpty()) {
            return byKeyId.getOrDefault(keyId, usual);
        }
        boolean adRequest = Arrays.stream(VendorEndpoint.values())
                .anyMatch(endpoint -> endpoint.label().equals(exchange.endpoint()));
        return adRequest ? usual : newest;
    }
}
