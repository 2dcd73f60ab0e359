package dev.mockssp.server.rest;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Problem;
import dev.mockssp.core.RejectedException;
import dev.mockssp.core.Response;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.json.Json;
import dev.mockssp.json.ProblemJson;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import tools.jackson.databind.node.ObjectNode;

/**
 * An error response in the format of {@code schemas/admin/error.schema.json}, not in the vendor's: an error of the
 * admin API, a request that is not valid HTTP, or a bug.
 *
 * @param status the HTTP status
 * @param code the machine-readable error code
 * @param message the human-readable message
 * @param pointer a JSON pointer to the invalid value of the request's body
 * @param allowed the allowed values, empty if they cannot be listed
 * @param problems all errors of the request's body if there are several, the first included; else none
 */
public record ApiError(
        int status,
        String code,
        String message,
        Optional<String> pointer,
        List<String> allowed,
        List<Problem> problems) {

    /** Ends the handling of a request with an error response. */
    public static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient ApiError error;

        private Thrown(ApiError error) {
            super(error.message());
            this.error = error;
        }

        public ApiError error() {
            return error;
        }
    }

    public ApiError {
        requireNonNull(code, "code");
        requireNonNull(message, "message");
        requireNonNull(pointer, "pointer");
        allowed = List.copyOf(allowed);
        problems = List.copyOf(problems);
    }

    private ApiError(int status, String code, String message, Optional<String> pointer, List<String> allowed) {
        this(status, code, message, pointer, allowed, List.of());
    }

    /** @return an error whose code is derived from its status, such as {@code not-found} */
    public static ApiError of(int status, String message) {
        HttpStatus.Code known = HttpStatus.getCode(status);
        String code = known == null ? "error" : known.getMessage().toLowerCase(Locale.ROOT);
        return new ApiError(status, code.replaceAll("[^a-z0-9]+", "-"), message, Optional.empty(), List.of());
    }

    /** @return a 400 for an invalid request */
    public static ApiError invalid(String message) {
        return new ApiError(400, "invalid", message, Optional.empty(), List.of());
    }

    /** @return a 400 for an invalid document in a request */
    public static ApiError of(ConfigurationException e) {
        List<Problem> problems = e.problems();
        String first = problems.get(0).line();
        return problems.size() == 1
                ? invalid(first).withPointer(e.pointer()).withAllowed(e.allowed())
                : new ApiError(
                        400,
                        "invalid",
                        first + " (and " + MessageText.count(problems.size() - 1L, "more problem") + ")",
                        e.pointer(),
                        e.allowed(),
                        problems);
    }

    /** @return the error for an operation that is rejected */
    public static ApiError of(RejectedException e) {
        ApiError error = switch (e.reason()) {
            case UNKNOWN_SCENARIO -> of(404, e.getMessage()).withCode("unknown-scenario");
            case UNKNOWN_KEY -> of(400, e.getMessage()).withCode("unknown-key");
            case CONFLICT -> of(409, e.getMessage());
            case FULL -> of(409, e.getMessage()).withCode("memory-full");
        };
        return error.withAllowed(e.allowed());
    }

    public ApiError withCode(String name) {
        return new ApiError(status, name, message, pointer, allowed, problems);
    }

    public ApiError withPointer(Optional<String> location) {
        return new ApiError(status, code, message, location, allowed, problems);
    }

    public ApiError withAllowed(List<String> choices) {
        return new ApiError(status, code, message, pointer, choices, problems);
    }

    public Thrown toException() {
        return new Thrown(this);
    }

    public ObjectNode toJson() {
        ObjectNode error = Json.MAPPER.createObjectNode().put("code", code).put("message", message);
        pointer.ifPresent(location -> error.put("pointer", location));
        if (!allowed.isEmpty()) {
            allowed.forEach(error.putArray("allowed")::add);
        }
        if (!problems.isEmpty()) {
            error.set("problems", ProblemJson.write(problems));
        }
        return Json.MAPPER.createObjectNode().set("error", error);
    }

    public Response.Json toResponse() {
        return new Response.Json(status, Headers.none(), toJson());
    }

    public void send(Context ctx) {
        JsonResponses.json(ctx.status(status), toJson());
    }
}
