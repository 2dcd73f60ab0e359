package dev.mockssp.engine.api;

import dev.mockssp.core.RequestContext;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A request body, parsed once for all filters.
 *
 * @param json the value; empty when the body is not JSON
 * @param problem what is wrong with the body; empty when it is JSON
 */
public record ParsedBody(Optional<JsonNode> json, String problem) {

    private static final ParsedBody EMPTY =
            new ParsedBody(Optional.empty(), "the body is empty, a JSON object is expected");

    public static ParsedBody of(RequestContext context) {
        Optional<ParsedBody> known = context.find(ParsedBody.class);
        if (known.isPresent()) {
            return known.get();
        }
        ParsedBody parsed = parse(context.request().body());
        context.put(ParsedBody.class, parsed);
        return parsed;
    }

    public static ParsedBody parse(byte[] body) {
        if (body.length == 0) {
            return EMPTY;
        }
        try {
            return new ParsedBody(Optional.of(Json.readBody(body)), "");
        } catch (MalformedJsonException e) {
            return new ParsedBody(Optional.empty(), e.getMessage());
        }
    }

    /** A string field of the body, whether the body is valid or not. */
    public Optional<String> text(String name) {
        return json.isPresent() ? json.get().path(name).stringValueOpt() : Optional.empty();
    }
}
