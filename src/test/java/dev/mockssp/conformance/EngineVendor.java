package dev.mockssp.conformance;

import dev.mockssp.config.Config;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.Engine;
import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.state.InMemoryStore;
import dev.mockssp.engine.state.StateStoreFactory;
import dev.mockssp.journal.export.ExchangeJsonWriter;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The engine without a port. Converts requests in the same way as the HTTP server. */
final class EngineVendor implements Vendor {

    private static final SchemaLibrary SCHEMAS = SchemaLibrary.shared();
    private static final String AUTHORITY = "localhost:7777";

    private final Engine engine;
    private final Admin admin;
    private final int bodyLimit;

    EngineVendor(Config config) {
        this(config, InMemoryStore::new);
    }

    EngineVendor(Config config, StateStoreFactory store) {
        DocumentReader documents = new DocumentReader(SCHEMAS);
        this.engine = new Engine(
                config,
                config.seed().orElse(1),
                SCHEMAS,
                new ScenarioLibrary(documents::scenario),
                List::of,
                call -> Response.Bytes.empty(200, Headers.none()),
                Optional.empty(),
                exchange -> {},
                () -> 0,
                store);
        this.admin = engine.admin();
        this.bodyLimit = config.bodyLimit();
    }

    @Override
    public VendorResponse send(VendorRequest ask) {
        Response response =
                engine.handle(new RequestContext(request(ask), admin.clock().instant()));
        while (response instanceof Response.Delayed delayed) {
            response = delayed.response();
        }
        Response.Bytes raw = (Response.Bytes) response;
        Headers headers =
                raw.contentType().isEmpty() ? raw.headers() : raw.headers().with("Content-Type", raw.contentType());
        return new VendorResponse(raw.status(), headers, raw.body());
    }

    private Request request(VendorRequest ask) {
        int question = ask.target().indexOf('?');
        boolean oversized = ask.body().length > bodyLimit;
        return new Request(
                ask.method(),
                question < 0 ? ask.target() : ask.target().substring(0, question),
                question < 0 ? "" : ask.target().substring(question + 1),
                ask.headers(),
                oversized ? new byte[0] : ask.body(),
                oversized,
                "127.0.0.1",
                "http://" + ask.headers().first("Host").orElse(AUTHORITY));
    }

    @Override
    public String base() {
        return "http://" + AUTHORITY;
    }

    @Override
    public void advance(Duration by) {
        admin.refresh();
        admin.clock().advance(by);
    }

    @Override
    public void use(String scenario) {
        admin.selection().activate(scenario);
    }

    @Override
    public List<JsonNode> journal() {
        admin.refresh();
        return admin.journal().find(exchange -> true).stream()
                .<JsonNode>map(exchange -> ExchangeJsonWriter.of(exchange, List.of()))
                .toList();
    }

    @Override
    public void close() {
        engine.close();
    }
}
