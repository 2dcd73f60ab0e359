package dev.mockssp.engine;

import dev.mockssp.access.ApiKey;
import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.config.value.Environment;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.engine.api.LegacyApi;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.api.SspApi;
import dev.mockssp.engine.api.UrlFactory;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.state.InMemoryStore;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.engine.state.Transaction;
import dev.mockssp.journal.store.InMemoryJournal;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.tracking.TokenSigner;
import java.time.Instant;
import java.util.Optional;

/** Creates request contexts for tests. */
public final class Contexts {

    public static final Instant NOW = Instant.parse("2025-11-24T21:51:52.240297Z");

    private Contexts() {}

    public static RequestContext context(String... headers) {
        return context(new byte[0], headers);
    }

    public static RequestContext context(byte[] body, String... headers) {
        Request request = new Request(
                "POST",
                "/api/v1/ssp/bid-request",
                "",
                Headers.of(headers),
                body,
                false,
                "127.0.0.1",
                "http://double.test:7777");
        return new RequestContext(request, NOW).put(Transaction.class, store());
    }

    /** A store in memory, which is its transactions too. */
    public static InMemoryStore store() {
        MemoryBudget memory = MemoryBudget.unlimited();
        return new InMemoryStore(memory, new InMemoryJournal(10, InMemoryJournal.MAX_BYTES, memory));
    }

    static RequestContext of(RequestContext context, KeyState state) {
        return context.put(KeyState.class, state);
    }

    public static ApiKey key(String name, Optional<String> scenario) {
        return new ApiKey(name, Environment.STAGING, ChatbotSettings.NONE, Revision.R2025_11, scenario);
    }

    public static KeyState state(String key) {
        return new KeyState(key, KeyStateStore.idOf(key), MemoryBudget.unlimited());
    }

    public static SspApi ssp(ResponseMetadataFactory metadataFactory) {
        return new SspApi(metadataFactory);
    }

    public static LegacyApi legacy(ResponseMetadataFactory metadataFactory) {
        return new LegacyApi(metadataFactory, new UrlFactory(Optional.empty(), new TokenSigner("secret")));
    }

    public static ScenarioLibrary library() {
        return new ScenarioLibrary(new DocumentReader(SchemaLibrary.shared())::scenario);
    }
}
