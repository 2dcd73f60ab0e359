package dev.mockssp.http;

import dev.mockssp.engine.Documents;
import dev.mockssp.engine.ProviderStates;
import dev.mockssp.wire.Wire;
import io.javalin.http.Context;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The route that Pact verifiers call before and after an interaction. They send JSON; those that are told to send the
 * query instead send no body. The JVM's leaves the action out.
 */
final class AdminProviderStates {

    private final ProviderStates states;
    private final Documents documents;

    AdminProviderStates(ProviderStates states, Documents documents) {
        this.states = states;
        this.documents = documents;
    }

    /** The answer is an object, since verifiers take values out of it. */
    void change(Context ctx) {
        byte[] sent = ctx.bodyAsBytes().length == 0 ? Wire.write(query(ctx)) : ctx.bodyAsBytes();
        JsonNode wanted = documents.read(sent, "admin/provider-state.schema.json", "the provider state");
        String state = wanted.path("state").stringValue("");
        String action = wanted.path("action").stringValue("setup");
        Optional<String> key = wanted.path("params").path("key").stringValueOpt();
        Optional<String> bound = action.equals("teardown") ? states.tearDown(state, key) : states.setUp(state, key);
        ObjectNode done = Wire.MAPPER
                .createObjectNode()
                .put("state", state.isEmpty() ? ProviderStates.NONE : state)
                .put("action", action);
        bound.ifPresent(only -> done.put("key", only));
        Answers.json(ctx, done);
    }

    private static ObjectNode query(Context ctx) {
        ObjectNode json = Wire.MAPPER.createObjectNode();
        ObjectNode params = json.putObject("params");
        ctx.queryParamMap().forEach((name, values) -> {
            boolean ours = name.equals("state") || name.equals("action");
            (ours ? json : params).put(name, values.get(0));
        });
        return json;
    }
}
