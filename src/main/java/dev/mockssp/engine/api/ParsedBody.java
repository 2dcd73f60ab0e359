package dev.mockssp.engine.api;

import dev.mockssp.core.RequestContext;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The body of a request, parsed once.
 *
 * @param json its value, empty if it is not JSON
 * @param problem the error, empty if there is none
 */
public record ParsedBody(Optional<JsonNode> json, String problem) {

    private static final ParsedBody EMPTY =
            new ParsedBody(Optional.empty(), "the body is empty, a JSON object is expected");

    public static ParsedBody of(RequestContext call) {
        Optional<ParsedBody> known = call.find(ParsedBody.class);
        if (known.isPresent()) {
            return known.get();
        }
        ParsedBody parsed = parse(call.request().body());
        call.put(ParsedBody.class, parsed);
        return parsed;
    }

    public static ParsedBody parse(byte[] body) {
        if (body.length == 0) {
            return EMPTY;
        }
        try {
            return new ParsedBody(Optional.of(Json.read(body)), "");
        } catch (MalformedJsonException e) {
            return new ParsedBody(Optional.empty(), e.getMessage());
        }
    }

    /** @return a field of the body if it is a string, even in an invalid body */
    public Optional<String> text(String name) {
        return json.isPresent() ? json.get().path(name).stringValueOpt() : Optional.empty();
    }
}
