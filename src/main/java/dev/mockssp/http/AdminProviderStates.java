package dev.mockssp.http;

import dev.mockssp.engine.Controls;
import dev.mockssp.engine.ProviderStateChange;
import dev.mockssp.engine.ProviderStateJournal.Arrived;
import dev.mockssp.engine.ProviderStateRequest;
import dev.mockssp.engine.RefusedException;
import dev.mockssp.exchange.ConfigurationException;
import dev.mockssp.wire.Wire;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The route that Pact verifiers call before and after an interaction. They send JSON; those that are told to send the
 * query instead send no body. The JVM's leaves the action out. Each request is written into the journal.
 */
final class AdminProviderStates {

    static final String PATH = "/__admin/pact/states";

    private final Controls controls;

    AdminProviderStates(Controls controls) {
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
        ObjectNode done = Wire.MAPPER
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
        Answers.json(ctx, done);
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
    private static Optional<Problem> problem(RuntimeException e) {
        if (e instanceof Problem.Thrown thrown) {
            return Optional.of(thrown.problem());
        }
        if (e instanceof ConfigurationException mistake) {
            return Optional.of(Problem.of(mistake));
        }
        if (e instanceof RefusedException refused) {
            return Optional.of(Problem.of(refused));
        }
        return e instanceof HttpResponseException response
                ? Optional.of(Problem.of(response.getStatus(), response.getMessage()))
                : Optional.empty();
    }
}
