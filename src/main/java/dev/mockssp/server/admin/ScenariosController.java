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
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The routes of scenarios: list, register, select. */
final class ScenariosController {

    private final Admin admin;
    private final DocumentReader documents;

    ScenariosController(Admin admin, DocumentReader documents) {
        this.admin = admin;
        this.documents = documents;
    }

    void list(Context ctx) {
        ObjectNode json = selection();
        ArrayNode scenarios = json.putArray("scenarios");
        admin.scenarios().library().all().forEach(entry -> scenarios.add(summary(entry)));
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

    void selected(Context ctx) {
        String key = QueryParams.only(ctx, "key").queryParam("key");
        JsonResponses.json(ctx, key == null ? selection() : selectionOf(key));
    }

    void select(Context ctx) {
        JsonNode body = documents.read(ctx.bodyAsBytes(), "admin/select-scenario.schema.json", "the request body");
        String name = body.get("name").stringValue();
        Optional<String> key = body.path("key").stringValueOpt();
        key.ifPresentOrElse(
                bound -> admin.scenarios().bind(bound, name),
                () -> admin.scenarios().activate(name));
        JsonResponses.json(ctx, selection());
    }

    void unselect(Context ctx) {
        String key = QueryParams.only(ctx, "key").queryParam("key");
        if (key == null) {
            admin.scenarios().activateStart();
        } else {
            admin.scenarios().unbind(key);
        }
        JsonResponses.json(ctx, selection());
    }

    private ObjectNode selection() {
        return selection(admin.scenarios().active(), bound -> true);
    }

    private ObjectNode selectionOf(String key) {
        String keyId = admin.keyId(key);
        return selection(
                admin.scenarios().scenarioFor(key), bound -> bound.keyId().equals(keyId));
    }

    private ObjectNode selection(String name, Predicate<ScenarioAdmin.Binding> shown) {
        ObjectNode json = named(name);
        ArrayNode bindings = json.putArray("bindings");
        admin.scenarios().bindings().stream()
                .filter(shown)
                .forEach(binding -> bindings.addObject()
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
