package dev.mockssp.server.rest;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Headers;
import dev.mockssp.core.RejectedException;
import dev.mockssp.core.Response;
import dev.mockssp.json.Json;
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
public record ApiError(int status, String code, String message, Optional<String> pointer, List<String> allowed) {

    /** Carries a problem up to where it is answered. */
    public static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient ApiError problem;

        private Thrown(ApiError problem) {
            super(problem.message());
            this.problem = problem;
        }

        public ApiError problem() {
            return problem;
        }
    }

    public ApiError {
        requireNonNull(code, "code");
        requireNonNull(message, "message");
        requireNonNull(pointer, "pointer");
        allowed = List.copyOf(allowed);
    }

    /** A problem that needs no more than its status to tell it from others. */
    public static ApiError of(int status, String message) {
        HttpStatus.Code known = HttpStatus.getCode(status);
        String code = known == null ? "error" : known.getMessage().toLowerCase(Locale.ROOT);
        return new ApiError(status, code.replaceAll("[^a-z0-9]+", "-"), message, Optional.empty(), List.of());
    }

    /** What was sent is not as it should be. */
    public static ApiError invalid(String message) {
        return new ApiError(400, "invalid", message, Optional.empty(), List.of());
    }

    /** A document that was sent is not as it should be. */
    public static ApiError of(ConfigurationException e) {
        return invalid(e.getMessage()).withPointer(e.pointer()).withAllowed(e.allowed());
    }

    /** What an operator asked for cannot be done. */
    public static ApiError of(RejectedException e) {
        ApiError problem = switch (e.reason()) {
            case UNKNOWN_SCENARIO -> of(404, e.getMessage()).withCode("unknown-scenario");
            case UNKNOWN_KEY -> of(400, e.getMessage()).withCode("unknown-key");
            case CONFLICT -> of(409, e.getMessage());
        };
        return problem.withAllowed(e.allowed());
    }

    public ApiError withCode(String name) {
        return new ApiError(status, name, message, pointer, allowed);
    }

    public ApiError withPointer(Optional<String> place) {
        return new ApiError(status, code, message, place, allowed);
    }

    public ApiError withAllowed(List<String> choices) {
        return new ApiError(status, code, message, pointer, choices);
    }

    public Thrown toException() {
        return new Thrown(this);
    }

    public ObjectNode toJson() {
        ObjectNode error = Json.MAPPER.createObjectNode().put("code", code).put("message", message);
        pointer.ifPresent(place -> error.put("pointer", place));
        if (!allowed.isEmpty()) {
            allowed.forEach(error.putArray("allowed")::add);
        }
        return Json.MAPPER.createObjectNode().set("error", error);
    }

    public Response.Json asReply() {
        return new Response.Json(status, Headers.none(), toJson());
    }

    public void send(Context ctx) {
        JsonResponses.json(ctx.status(status), toJson());
    }
}
