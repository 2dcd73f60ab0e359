package dev.mockssp.engine;

import dev.mockssp.exchange.Call;
import dev.mockssp.wire.MalformedJsonException;
import dev.mockssp.wire.Wire;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A body read once, whoever asks first.
 *
 * @param json its value, empty when it is no JSON
 * @param problem what is wrong with it, empty when nothing is
 */
record ParsedBody(Optional<JsonNode> json, String problem) {

    private static final ParsedBody EMPTY =
            new ParsedBody(Optional.empty(), "the body is empty, a JSON object is expected");

    static ParsedBody of(Call call) {
        Optional<ParsedBody> known = call.noted(ParsedBody.class);
        if (known.isPresent()) {
            return known.get();
        }
        ParsedBody parsed = parse(call.request().body());
        call.note(ParsedBody.class, parsed);
        return parsed;
    }

    static ParsedBody parse(byte[] body) {
        if (body.length == 0) {
            return EMPTY;
        }
        try {
            return new ParsedBody(Optional.of(Wire.read(body)), "");
        } catch (MalformedJsonException e) {
            return new ParsedBody(Optional.empty(), e.getMessage());
        }
    }

    /** A field of the body when it is a text, valid body or not. */
    Optional<String> text(String name) {
        return json.isPresent() ? json.get().path(name).stringValueOpt() : Optional.empty();
    }
}
