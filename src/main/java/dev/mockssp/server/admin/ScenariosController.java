package dev.mockssp.server.admin;

import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.admin.ScenarioAdmin;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.json.Json;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.ScenarioLibrary;
import dev.mockssp.server.rest.JsonResponses;
import dev.mockssp.server.rest.QueryParams;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The routes of scenarios: list, register, select. */
final class ScenariosController {

    private static final String MATCHED = "matched";

    private final Admin admin;
    private final DocumentReader documents;

    ScenariosController(Admin admin, DocumentReader documents) {
        this.admin = admin;
        this.documents = documents;
    }

    void list(Context ctx, QueryParams query) {
        ScenarioLibrary library = admin.scenarios().library();
        List<String> names = library.names();
        ObjectNode json = named(admin.scenarios().active()).put(MATCHED, names.size());
        ArrayNode scenarios = json.putArray("scenarios");
        Page.of(query)
                .of(names.stream())
                .flatMap(name -> library.entry(name).stream())
                .forEach(entry -> scenarios.add(summary(entry)));
        admin.scenarios().problems().forEach(json.putArray("problems")::add);
        JsonResponses.json(ctx, json);
    }

    void one(Context ctx) {
        ScenarioLibrary.Entry entry = entry(ctx.pathParam("name"));
        JsonResponses.json(ctx, summary(entry).set("document", entry.scenario().toJson()));
    }

    void put(Context ctx) {
        String name = ctx.pathParam("name");
        boolean known = admin.scenarios().library().find(name).isPresent();
        Scenario scenario = admin.scenarios().put(name, ctx.bodyAsBytes());
        JsonResponses.json(
                ctx.status(known ? 200 : 201),
                summary(new ScenarioLibrary.Entry(scenario, ScenarioLibrary.Origin.RUNTIME)));
    }

    void delete(Context ctx) {
        admin.scenarios().remove(ctx.pathParam("name"));
        ctx.status(204);
    }

    void selected(Context ctx, QueryParams query) {
        Page page = Page.of(query);
        JsonResponses.json(
                ctx,
                query.find(AdminRoutes.KEY).map(key -> selectionOf(key, page)).orElseGet(() -> selection(page)));
    }

    void select(Context ctx) {
        JsonNode body = documents.read(ctx.bodyAsBytes(), "admin/select-scenario.schema.json", "the request body");
        String name = body.get("name").stringValue();
        Optional<String> key = body.path("key").stringValueOpt();
        key.ifPresentOrElse(
                bound -> admin.scenarios().bind(bound, name),
                () -> admin.scenarios().activate(name));
        JsonResponses.json(
                ctx, key.map(bound -> selectionOf(bound, Page.FIRST)).orElseGet(() -> selection(Page.FIRST)));
    }

    void unselect(Context ctx, QueryParams query) {
        Optional<String> key = query.find(AdminRoutes.KEY);
        if (key.isPresent()) {
            boolean removed = admin.scenarios().unbind(key.get());
            JsonResponses.json(ctx, selectionOf(key.get(), Page.FIRST).put("removed", removed));
        } else {
            admin.scenarios().activateStart();
            JsonResponses.json(ctx, selection(Page.FIRST));
        }
    }

    private ObjectNode selection(Page page) {
        return selection(
                admin.scenarios().active(),
                admin.scenarios().boundKeys(),
                page.of(admin.scenarios().bindings()));
    }

    private ObjectNode selectionOf(String key, Page page) {
        Optional<ScenarioAdmin.Binding> binding = admin.scenarios().binding(key);
        return selection(admin.scenarios().scenarioFor(key), binding.isPresent() ? 1 : 0, page.of(binding.stream()));
    }

    private static ObjectNode selection(String name, int matched, Stream<ScenarioAdmin.Binding> page) {
        ObjectNode json = named(name).put(MATCHED, matched);
        ArrayNode bindings = json.putArray("bindings");
        page.forEach(binding -> bindings.addObject()
                .put("key", binding.key())
                .put("keyId", binding.keyId())
                .put("name", binding.scenario()));
        return json;
    }

    private static ObjectNode named(String name) {
        return Json.MAPPER.createObjectNode().put("name", name);
    }

    private ScenarioLibrary.Entry entry(String name) {
        return admin.scenarios()
                .library()
                .entry(name)
                .orElseThrow(() -> admin.scenarios().unknown(name));
    }

    private static ObjectNode summary(ScenarioLibrary.Entry entry) {
        return named(entry.scenario().name())
                .put("description", entry.scenario().description())
                .put("origin", entry.origin().label());
    }
}
