package dev.mockssp.scenario;

import dev.mockssp.exchange.ConfigurationException;
import dev.mockssp.exchange.Headers;
import dev.mockssp.wire.MalformedJsonException;
import dev.mockssp.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the tests of this package begin with. */
final class Given {

    /** Does what the real parser does, without the schema. */
    static final Parser PARSER = (name, json, source) -> {
        try {
            return Scenario.of(name, Wire.read(json));
        } catch (ConfigurationException | MalformedJsonException e) {
            throw new ConfigurationException(source + ": " + e.getMessage(), e);
        }
    };

    private Given() {}

    /** A scenario of the steps between the brackets, in JSON with single quotes. */
    static Scenario steps(String steps) {
        return Scenario.of("given", Wire.read(document(steps)));
    }

    static byte[] document(String steps) {
        return ("{'description': 'd', 'steps': [" + steps + "]}")
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8);
    }

    static Subject call(String key) {
        return new Subject("bid-request", key, Headers.none(), Optional::empty);
    }

    static Subject callWith(Headers headers) {
        return new Subject("bid-request", "key", headers, Optional::empty);
    }

    static Subject callWith(String body) {
        return new Subject(
                "bid-request",
                "key",
                Headers.none(),
                () -> Optional.of(Wire.read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8))));
    }
}
