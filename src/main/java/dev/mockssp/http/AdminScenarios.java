package dev.mockssp.http;

import dev.mockssp.engine.Controls;
import dev.mockssp.engine.Documents;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.ScenarioLibrary;
import dev.mockssp.wire.Wire;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The routes about scenarios: which there are, and which is in force. */
final class AdminScenarios {

    private final Controls controls;
    private final Documents documents;

    AdminScenarios(Controls controls, Documents documents) {
        this.controls = controls;
        this.documents = documents;
    }

    void list(Context ctx) {
        ObjectNode json = selection();
        ArrayNode scenarios = json.putArray("scenarios");
        controls.scenarios().all().forEach(entry -> scenarios.add(summary(entry)));
        controls.scenarioProblems().forEach(json.putArray("problems")::add);
        Answers.json(ctx, json);
    }

    void one(Context ctx) {
        ScenarioLibrary.Entry entry = entry(ctx.pathParam("name"));
        Answers.json(ctx, summary(entry).set("document", entry.scenario().toJson()));
    }

    void put(Context ctx) {
        String name = ctx.pathParam("name");
        boolean known = controls.scenarios().find(name).isPresent();
        Scenario scenario = controls.putScenario(name, ctx.bodyAsBytes());
        Answers.json(
                ctx.status(known ? 200 : 201),
                summary(new ScenarioLibrary.Entry(scenario, ScenarioLibrary.Origin.RUNTIME)));
    }

    void delete(Context ctx) {
        controls.removeScenario(ctx.pathParam("name"));
        ctx.status(204);
    }

    void selected(Context ctx) {
        String key = Queries.only(ctx, "key").queryParam("key");
        Answers.json(ctx, key == null ? selection() : selectionOf(key));
    }

    void select(Context ctx) {
        JsonNode body = documents.read(ctx.bodyAsBytes(), "admin/select-scenario.schema.json", "the request body");
        String name = body.get("name").stringValue();
        Optional<String> key = body.path("key").stringValueOpt();
        key.ifPresentOrElse(bound -> controls.bind(bound, name), () -> controls.activate(name));
        Answers.json(ctx, selection());
    }

    void unselect(Context ctx) {
        String key = Queries.only(ctx, "key").queryParam("key");
        if (key == null) {
            controls.activateStart();
        } else {
            controls.unbind(key);
        }
        Answers.json(ctx, selection());
    }

    private ObjectNode selection() {
        return selection(controls.activeScenario(), bound -> true);
    }

    private ObjectNode selectionOf(String key) {
        String keyId = controls.keyId(key);
        return selection(controls.scenarioOf(key), bound -> bound.keyId().equals(keyId));
    }

    private ObjectNode selection(String name, Predicate<Controls.Binding> shown) {
        ObjectNode json = named(name);
        ArrayNode bindings = json.putArray("bindings");
        controls.bindings().stream()
                .filter(shown)
                .forEach(bound -> bindings.addObject()
                        .put("key", bound.key())
                        .put("keyId", bound.keyId())
                        .put("name", bound.scenario()));
        return json;
    }

    private static ObjectNode named(String name) {
        return Wire.MAPPER.createObjectNode().put("name", name);
    }

    private ScenarioLibrary.Entry entry(String name) {
        return controls.scenarios().entry(name).orElseThrow(() -> controls.unknown(name));
    }

    private static ObjectNode summary(ScenarioLibrary.Entry entry) {
        return named(entry.scenario().name())
                .put("description", entry.scenario().description())
                .put("origin", entry.origin().label());
    }
}
