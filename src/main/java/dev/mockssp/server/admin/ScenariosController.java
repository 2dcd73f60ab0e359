package dev.mockssp.server.admin;

import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.core.Problem;
import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.admin.ScenarioAdmin;
import dev.mockssp.engine.admin.SelectionAdmin;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.json.Json;
import dev.mockssp.json.ProblemJson;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.server.rest.ApiError;
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

    static final String DRY_RUN = "dryRun";
    static final String KEY_ID = "keyId";

    private static final String MATCHED = "matched";

    private final Admin admin;
    private final DocumentReader documents;

    ScenariosController(Admin admin, DocumentReader documents) {
        this.admin = admin;
        this.documents = documents;
    }

    void list(Context ctx, QueryParams query) {
        ScenarioAdmin scenarios = admin.scenarios();
        Optional<List<String>> visible = query.find(AdminRoutes.KEY).map(scenarios::names);
        SelectionAdmin selection = admin.selection();
        ObjectNode json = named(
                        query.find(AdminRoutes.KEY).map(selection::scenarioFor).orElseGet(selection::active))
                .put(MATCHED, visible.map(List::size).orElseGet(scenarios::count));
        ArrayNode list = json.putArray("scenarios");
        Page page = Page.of(query);
        visible.map(names -> page.of(names.stream())
                        .map(name -> scenarios.entry(
                                name, query.find(AdminRoutes.KEY).orElseThrow())))
                .orElseGet(() -> page.of(scenarios.entries()))
                .forEach(entry -> list.add(summary(entry)));
        json.set("problems", ProblemJson.write(scenarios.problems()));
        JsonResponses.json(ctx, json);
    }

    void one(Context ctx, QueryParams query) {
        String name = ctx.pathParam("name");
        ScenarioLibrary.Entry entry = query.find(AdminRoutes.KEY)
                .map(key -> admin.scenarios().entry(name, key))
                .orElseGet(() -> admin.scenarios().entry(name));
        ObjectNode json = summary(entry);
        json.set("document", entry.scenario().toJson());
        ArrayNode progress = json.putArray("progress");
        admin.selection()
                .progress(entry.scenario())
                .forEach(one -> one.reached()
                        .forEach(progress.addObject().put("keyId", one.keyId()).putArray("reached")::add));
        JsonResponses.json(ctx, json);
    }

    /** Adds or replaces a scenario, or only validates it. */
    void put(Context ctx, QueryParams query) {
        if (query.choice(DRY_RUN, List.of("true", "false"))
                .filter("true"::equals)
                .isPresent()) {
            JsonResponses.json(ctx, summary(admin.scenarios().validate(ctx.pathParam("name"), ctx.bodyAsBytes())));
            return;
        }
        ScenarioAdmin.Put put = admin.scenarios().put(ctx.pathParam("name"), ctx.bodyAsBytes());
        JsonResponses.json(ctx.status(put.replaces() ? 200 : 201), summary(put.entry()));
    }

    void delete(Context ctx, QueryParams query) {
        String name = ctx.pathParam("name");
        query.find(AdminRoutes.KEY)
                .ifPresentOrElse(
                        key -> admin.scenarios().remove(name, key),
                        () -> admin.scenarios().remove(name));
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
                bound -> admin.selection().bind(bound, name),
                () -> admin.selection().activate(name));
        JsonResponses.json(
                ctx, key.map(bound -> selectionOf(bound, Page.FIRST)).orElseGet(() -> selection(Page.FIRST)));
    }

    void unselect(Context ctx, QueryParams query) {
        Optional<String> key = query.find(AdminRoutes.KEY);
        Optional<String> keyId = query.find(KEY_ID);
        if (key.isPresent() && keyId.isPresent()) {
            throw ApiError.invalid("Send key or keyId, not both").toException();
        }
        if (keyId.isPresent()) {
            boolean removed = admin.selection().unbindId(keyId.get());
            JsonResponses.json(ctx, selection(Page.FIRST).put("removed", removed));
        } else if (key.isPresent()) {
            boolean removed = admin.selection().unbind(key.get());
            JsonResponses.json(ctx, selectionOf(key.get(), Page.FIRST).put("removed", removed));
        } else {
            admin.selection().activateStart();
            JsonResponses.json(ctx, selection(Page.FIRST));
        }
    }

    private ObjectNode selection(Page page) {
        return selection(
                admin.selection().active(),
                admin.selection().boundKeys(),
                page.of(admin.selection().bindings()));
    }

    private ObjectNode selectionOf(String key, Page page) {
        Optional<SelectionAdmin.Binding> binding = admin.selection().binding(key);
        return selection(admin.selection().scenarioFor(key), binding.isPresent() ? 1 : 0, page.of(binding.stream()));
    }

    private static ObjectNode selection(String name, int matched, Stream<SelectionAdmin.Binding> page) {
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

    private ObjectNode summary(ScenarioLibrary.Entry entry) {
        ObjectNode json = named(entry.scenario().name())
                .put("description", entry.scenario().description())
                .put("origin", entry.origin().label());
        entry.key().ifPresent(key -> json.put("key", ApiKeyRegistry.mask(key)).put("keyId", admin.keyId(key)));
        List<Problem> problems = admin.scenarios().problems(entry);
        if (!problems.isEmpty()) {
            json.set("problems", ProblemJson.write(problems));
        }
        return json;
    }
}
