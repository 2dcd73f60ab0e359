package dev.mockssp.http;

import static java.util.Objects.requireNonNull;

import dev.mockssp.engine.RefusedException;
import dev.mockssp.exchange.ConfigurationException;
import dev.mockssp.exchange.Headers;
import dev.mockssp.exchange.Reply;
import dev.mockssp.wire.Wire;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import tools.jackson.databind.node.ObjectNode;

/**
 * An error that no vendor endpoint has worded: of the control API, of a request that is no HTTP, or a bug. Its JSON is
 * that of {@code schemas/admin/error.schema.json}.
 *
 * @param status the HTTP status
 * @param code what is wrong, for a program
 * @param message what is wrong, for a person
 * @param pointer a JSON pointer to the place in the body that was sent
 * @param allowed what would be allowed, empty when that is no list
 */
record Problem(int status, String code, String message, Optional<String> pointer, List<String> allowed) {

    /** Carries a problem up to where it is answered. */
    static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        private Thrown(Problem problem) {
            super(problem.message());
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    Problem {
        requireNonNull(code, "code");
        requireNonNull(message, "message");
        requireNonNull(pointer, "pointer");
        allowed = List.copyOf(allowed);
    }

    /** A problem that needs no more than its status to tell it from others. */
    static Problem of(int status, String message) {
        HttpStatus.Code known = HttpStatus.getCode(status);
        String code = known == null ? "error" : known.getMessage().toLowerCase(Locale.ROOT);
        return new Problem(status, code.replaceAll("[^a-z0-9]+", "-"), message, Optional.empty(), List.of());
    }

    /** What was sent is not as it should be. */
    static Problem invalid(String message) {
        return new Problem(400, "invalid", message, Optional.empty(), List.of());
    }

    /** A document that was sent is not as it should be. */
    static Problem of(ConfigurationException e) {
        return invalid(e.getMessage()).at(e.pointer()).allowing(e.allowed());
    }

    /** What an operator asked for cannot be done. */
    static Problem of(RefusedException e) {
        Problem problem = switch (e.reason()) {
            case UNKNOWN_SCENARIO -> of(404, e.getMessage()).coded("unknown-scenario");
            case UNKNOWN_KEY -> of(400, e.getMessage()).coded("unknown-key");
            case CONFLICT -> of(409, e.getMessage());
        };
        return problem.allowing(e.allowed());
    }

    Problem coded(String name) {
        return new Problem(status, name, message, pointer, allowed);
    }

    Problem at(Optional<String> place) {
        return new Problem(status, code, message, place, allowed);
    }

    Problem allowing(List<String> choices) {
        return new Problem(status, code, message, pointer, choices);
    }

    Thrown thrown() {
        return new Thrown(this);
    }

    ObjectNode toJson() {
        ObjectNode error = Wire.MAPPER.createObjectNode().put("code", code).put("message", message);
        pointer.ifPresent(place -> error.put("pointer", place));
        if (!allowed.isEmpty()) {
            allowed.forEach(error.putArray("allowed")::add);
        }
        return Wire.MAPPER.createObjectNode().set("error", error);
    }

    Reply.Json asReply() {
        return new Reply.Json(status, Headers.none(), toJson());
    }

    void send(Context ctx) {
        Answers.json(ctx.status(status), toJson());
    }
}
