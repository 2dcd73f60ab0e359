package dev.mockssp.engine;

import dev.mockssp.access.ApiKey;
import dev.mockssp.config.ChatbotSettings;
import dev.mockssp.config.Environment;
import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Headers;
import dev.mockssp.exchange.Request;
import dev.mockssp.scenario.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.tracking.TokenSeal;
import java.time.Instant;
import java.util.Optional;

/** Calls to test with. */
final class Calls {

    static final Instant NOW = Instant.parse("2025-11-24T21:51:52.240297Z");

    private Calls() {}

    static Call call(String... headers) {
        return call(new byte[0], headers);
    }

    static Call call(byte[] body, String... headers) {
        Request request = new Request(
                "POST",
                "/api/v1/ssp/bid-request",
                "",
                Headers.of(headers),
                body,
                false,
                "127.0.0.1",
                "http://double.test:7777");
        return new Call(request, NOW);
    }

    static Call of(Call call, KeyState state) {
        return call.note(KeyState.class, state);
    }

    static ApiKey key(String name, Optional<String> scenario) {
        return new ApiKey(name, Environment.STAGING, ChatbotSettings.NONE, scenario);
    }

    static KeyState state(String key) {
        return new KeyState(key, KeyStates.idOf(key));
    }

    static SspDialect ssp(Stamps stamps) {
        return new SspDialect(stamps);
    }

    static LegacyDialect legacy(Stamps stamps) {
        return new LegacyDialect(stamps, new Links(Optional.empty(), new TokenSeal("secret")));
    }

    static ScenarioLibrary library() {
        return new ScenarioLibrary(new Documents(new SchemaLibrary())::scenario);
    }
}
