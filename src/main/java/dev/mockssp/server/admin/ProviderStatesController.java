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
import dev.mockssp.server.rest.QueryParams;
import dev.mockssp.server.vendor.RequestMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The route that Pact verifiers request before and after an interaction. They send JSON, or query parameters without a
 * body if so configured. The verifier of Pact JVM omits the action. The journal records each request.
 */
final class ProviderStatesController {

    static final String PATH = "/__admin/pact/states";

    private final Admin admin;

    ProviderStatesController(Admin admin) {
        this.admin = admin;
    }

    /** A step of handling a request. It throws an exception to reject the request. */
    interface Step {
        void run(Context ctx);
    }

    /** Changes the provider state. The response is an object, since verifiers inject its values into requests. */
    void change(Context ctx) {
        journaled(ctx, this::begin);
    }

    private void begin(Context ctx) {
        Instant receivedAt = admin.clock().instant();
        long startNanos = System.nanoTime();
        byte[] body = ctx.bodyAsBytes();
        ProviderStateRequest request =
                admin.providerStates().read(body, QueryParams.of(ctx).values());
        ProviderStateChange change = admin.providerStates().change(request);
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("state", change.state())
                .put("action", request.teardown() ? "teardown" : "setup");
        change.key().ifPresent(key -> json.put("key", key.name()));
        change.key()
                .filter(key -> !request.teardown())
                .map(key -> admin.providerStateTokens()
                        .issue(key.name(), key.revision(), ctx.scheme() + "://" + ctx.host()))
                .ifPresent(issued -> issued.forEach(json::put));
        admin.providerStateJournal()
                .accepted(new Arrived(RequestMapper.context(ctx).request(), receivedAt, startNanos), change, json);
        JsonResponses.json(ctx, json);
    }

    /** Runs a step. If it rejects a request for a provider state, the journal records the rejection. */
    void journaled(Context ctx, Step step) {
        Instant receivedAt = admin.clock().instant();
        long startNanos = System.nanoTime();
        try {
            step.run(ctx);
        } catch (RuntimeException e) {
            if (ctx.path().equals(PATH)) {
                error(e).ifPresent(error -> admin.providerStateJournal()
                        .rejected(
                                new Arrived(RequestMapper.context(ctx).request(), receivedAt, startNanos),
                                error.status(),
                                error.message(),
                                error.toJson()));
            }
            throw e;
        }
    }

    /** Returns the error of a rejection; empty for what cannot be recorded: a bug, a journal or a state that cannot be written. */
    private static Optional<ApiError> error(RuntimeException e) {
        if (e instanceof ApiError.Thrown thrown) {
            return Optional.of(thrown.error());
        }
        if (e instanceof ConfigurationException invalid) {
            return Optional.of(ApiError.of(invalid));
        }
        if (e instanceof RejectedException rejected) {
            return Optional.of(ApiError.of(rejected));
        }
        return e instanceof HttpResponseException response
                ? Optional.of(ApiError.of(response.getStatus(), response.getMessage()))
                : Optional.empty();
    }
}
