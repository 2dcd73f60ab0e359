package dev.mockssp.engine.api;

import dev.mockssp.core.RequestContext;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A body read once, whoever asks first.
 *
 * @param json its value, empty when it is no JSON
 * @param problem what is wrong with it, empty when nothing is
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

    /** A field of the body when it is a text, valid body or not. */
    public Optional<String> text(String name) {
        return json.isPresent() ? json.get().path(name).stringValueOpt() : Optional.empty();
    }
}
