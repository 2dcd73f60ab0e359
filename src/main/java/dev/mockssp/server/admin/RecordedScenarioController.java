package dev.mockssp.server.admin;

import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.replay.ScenarioGenerator;
import dev.mockssp.server.rest.ApiError;
import dev.mockssp.server.rest.JsonResponses;
import dev.mockssp.server.rest.QueryParams;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** The routes that turn what the journal has into scenarios. */
final class RecordedScenarioController {

    private final Admin controls;
    private final DocumentReader documents;

    RecordedScenarioController(Admin controls, DocumentReader documents) {
        this.controls = controls;
        this.documents = documents;
    }

    /** One exchange as a step of a scenario. */
    void step(Context ctx) {
        ObjectNode step = controls.journal()
                .get(ctx.pathParam("id"))
                .map(exchange -> ScenarioGenerator.step(exchange)
                        .orElseThrow(() -> ApiError.of(409, "No scenario step can play this exchange")
                                .withCode("no-step")
                                .toException()))
                .orElseThrow(JournalController::unknown);
        JsonResponses.json(ctx, step);
    }

    /** The whole run as a scenario file. */
    void scenario(Context ctx) {
        String name = Objects.requireNonNullElse(QueryParams.only(ctx, "name").queryParam("name"), "recorded");
        ObjectNode file = ScenarioGenerator.scenario(
                        controls.journal().snapshot().exchanges())
                .orElseThrow(() -> ApiError.of(409, "The journal has no call that a scenario could play")
                        .withCode("nothing-recorded")
                        .toException());
        byte[] pretty = (file.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
        documents.scenario(name, pretty, "the scenario " + name);
        JsonResponses.json(ctx, file);
        ctx.header("Content-Disposition", "attachment; filename=\"" + name + ".json\"")
                .result(pretty);
    }
}
