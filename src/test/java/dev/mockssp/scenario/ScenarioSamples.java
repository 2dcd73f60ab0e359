package dev.mockssp.scenario;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Headers;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import dev.mockssp.scenario.library.ScenarioParser;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Helpers for the tests of this package and of the library. */
public final class ScenarioSamples {

    /** Parses like the real parser, but without the schema. */
    public static final ScenarioParser PARSER = (name, json, source) -> {
        try {
            return Scenario.of(name, Json.read(json));
        } catch (ConfigurationException e) {
            throw e.in(source);
        } catch (MalformedJsonException e) {
            throw new ConfigurationException(e.getMessage(), e).in(source);
        }
    };

    private ScenarioSamples() {}

    /** A scenario with these steps, in JSON with single quotes. */
    public static Scenario steps(String steps) {
        return Scenario.of("given", Json.read(document(steps)));
    }

    public static byte[] document(String steps) {
        return ("{'description': 'd', 'steps': [" + steps + "]}")
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8);
    }

    public static TriggerInput call(String key) {
        return new TriggerInput("bid-request", key, Headers.none(), Optional::empty);
    }

    public static TriggerInput callWith(Headers headers) {
        return new TriggerInput("bid-request", "key", headers, Optional::empty);
    }

    public static TriggerInput callWith(String body) {
        return new TriggerInput(
                "bid-request",
                "key",
                Headers.none(),
                () -> Optional.of(Json.read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8))));
    }
}
