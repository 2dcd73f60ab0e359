package dev.mockssp.server.admin;

import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.replay.ScenarioGenerator;
import dev.mockssp.server.rest.ApiError;
import dev.mockssp.server.rest.JsonResponses;
import dev.mockssp.server.rest.QueryParams;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** The routes that convert exchanges of the journal to scenarios. */
final class RecordedScenarioController {

    static final String NAME = "name";

    private final Admin admin;
    private final DocumentReader documents;

    RecordedScenarioController(Admin admin, DocumentReader documents) {
        this.admin = admin;
        this.documents = documents;
    }

    /** Sends one exchange as a scenario step. */
    void step(Context ctx) {
        ObjectNode step = admin.journal()
                .get(ctx.pathParam("id"))
                .map(exchange -> ScenarioGenerator.step(exchange)
                        .orElseThrow(() -> ApiError.of(409, "A scenario step cannot reproduce this exchange")
                                .withCode("no-step")
                                .toException()))
                .orElseThrow(JournalController::unknown);
        JsonResponses.json(ctx, step);
    }

    /** Sends all exchanges as a scenario file. */
    void scenario(Context ctx, QueryParams query) {
        String name = query.find(NAME).orElse("recorded");
        ObjectNode file = ScenarioGenerator.scenario(admin.journal().snapshot().exchanges())
                .orElseThrow(() -> ApiError.of(409, "The journal has no request that a scenario can reproduce")
                        .withCode("nothing-recorded")
                        .toException());
        byte[] pretty = (file.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
        documents.scenario(name, file).require("the scenario " + name);
        JsonResponses.json(ctx, file);
        ctx.header("Content-Disposition", "attachment; filename=\"" + name + ".json\"")
                .result(pretty);
    }
}
