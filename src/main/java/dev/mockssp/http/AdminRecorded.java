package dev.mockssp.http;

import dev.mockssp.engine.Controls;
import dev.mockssp.engine.Documents;
import dev.mockssp.engine.Replay;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** The routes that turn what the journal has into scenarios. */
final class AdminRecorded {

    private final Controls controls;
    private final Documents documents;

    AdminRecorded(Controls controls, Documents documents) {
        this.controls = controls;
        this.documents = documents;
    }

    /** One exchange as a step of a scenario. */
    void step(Context ctx) {
        ObjectNode step = controls.journal()
                .get(ctx.pathParam("id"))
                .map(exchange -> Replay.step(exchange)
                        .orElseThrow(() -> Problem.of(409, "No scenario step can play this exchange")
                                .coded("no-step")
                                .thrown()))
                .orElseThrow(AdminJournal::unknown);
        Answers.json(ctx, step);
    }

    /** The whole run as a scenario file. */
    void scenario(Context ctx) {
        String name = Objects.requireNonNullElse(Queries.only(ctx, "name").queryParam("name"), "recorded");
        ObjectNode file = Replay.scenario(controls.journal().snapshot().exchanges())
                .orElseThrow(() -> Problem.of(409, "The journal has no call that a scenario could play")
                        .coded("nothing-recorded")
                        .thrown());
        byte[] pretty = (file.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
        documents.scenario(name, pretty, "the scenario " + name);
        Answers.json(ctx, file);
        ctx.header("Content-Disposition", "attachment; filename=\"" + name + ".json\"")
                .result(pretty);
    }
}
