package dev.mockssp.server.admin;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.RejectedException;
import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.admin.ProviderStateChange;
import dev.mockssp.engine.admin.ProviderStateJournal.Arrived;
import dev.mockssp.engine.admin.ProviderStateRequest;
import dev.mockssp.json.Json;
import dev.mockssp.server.rest.ApiError;
import dev.mockssp.server.rest.JsonResponses;
import dev.mockssp.server.vendor.RequestMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The route that Pact verifiers call before and after an interaction. They send JSON; those that are told to send the
 * query instead send no body. The JVM's leaves the action out. Each request is written into the journal.
 */
final class ProviderStatesController {

    static final String PATH = "/__admin/pact/states";

    private final Admin controls;

    ProviderStatesController(Admin controls) {
        this.controls = controls;
    }

    /** A step on the way to a response; throws what the request is rejected with. */
    interface Step {
        void take(Context ctx);
    }

    /** The response is an object, since verifiers take values out of it. */
    void change(Context ctx) {
        journaled(ctx, this::begin);
    }

    private void begin(Context ctx) {
        Instant at = controls.clock().instant();
        long began = System.nanoTime();
        byte[] body = ctx.bodyAsBytes();
        ProviderStateRequest wanted = controls.providerStates().read(body, ctx.queryParamMap());
        ProviderStateChange change = controls.providerStates().change(wanted);
        ObjectNode done = Json.MAPPER
                .createObjectNode()
                .put("state", change.state())
                .put("action", wanted.teardown() ? "teardown" : "setup");
        change.key().ifPresent(only -> done.put("key", only.name()));
        change.key()
                .filter(only -> !wanted.teardown())
                .map(only -> controls.providerStateTokens().issue(only.name(), ctx.scheme() + "://" + ctx.host()))
                .ifPresent(issued -> issued.forEach(done::put));
        controls.providerStateJournal()
                .accepted(new Arrived(RequestMapper.call(ctx).request(), at, began), change, done);
        JsonResponses.json(ctx, done);
    }

    /** Takes a step. When it throws, and the request was for a provider state, that is written down as rejected. */
    void journaled(Context ctx, Step step) {
        Instant at = controls.clock().instant();
        long began = System.nanoTime();
        try {
            step.take(ctx);
        } catch (RuntimeException e) {
            if (ctx.path().equals(PATH)) {
                problem(e)
                        .ifPresent(problem -> controls.providerStateJournal()
                                .rejected(
                                        new Arrived(RequestMapper.call(ctx).request(), at, began),
                                        problem.status(),
                                        problem.message(),
                                        problem.toJson()));
            }
            throw e;
        }
    }

    /** Another exception is a bug, or a record that cannot be written: the log has it. */
    private static Optional<ApiError> problem(RuntimeException e) {
        if (e instanceof ApiError.Thrown thrown) {
            return Optional.of(thrown.problem());
        }
        if (e instanceof ConfigurationException mistake) {
            return Optional.of(ApiError.of(mistake));
        }
        if (e instanceof RejectedException refused) {
            return Optional.of(ApiError.of(refused));
        }
        return e instanceof HttpResponseException response
                ? Optional.of(ApiError.of(response.getStatus(), response.getMessage()))
                : Optional.empty();
    }
}
