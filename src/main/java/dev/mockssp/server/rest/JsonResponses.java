package dev.mockssp.server.rest;

import dev.mockssp.json.Json;
import io.javalin.http.Context;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the JSON responses of the admin API. */
public final class JsonResponses {

    private JsonResponses() {}

    public static void json(Context ctx, JsonNode value) {
        head(ctx).result(Json.write(value));
    }

    /**
     * Writes an object whose last field is a list that may be long. It consumes the stream entry by entry, so that only
     * one entry is in memory at a time.
     */
    public static void stream(Context ctx, ObjectNode first, String name, Stream<? extends JsonNode> entries) {
        // Unlike Jackson's byte output, a writer replaces an unpaired surrogate with a question mark.
        OutputStreamWriter out = new OutputStreamWriter(head(ctx).outputStream(), StandardCharsets.UTF_8);
        try (JsonGenerator json = Json.MAPPER.createGenerator(out)) {
            object(json, first, name, entries);
        }
    }

    /** Writes the object of {@link #stream} as the only field of another object. */
    public static void streamWithin(
            Context ctx, String outer, ObjectNode first, String name, Stream<? extends JsonNode> entries) {
        OutputStreamWriter out = new OutputStreamWriter(head(ctx).outputStream(), StandardCharsets.UTF_8);
        try (JsonGenerator json = Json.MAPPER.createGenerator(out)) {
            json.writeStartObject();
            json.writeName(outer);
            object(json, first, name, entries);
            json.writeEndObject();
        }
    }

    private static void object(JsonGenerator json, ObjectNode first, String name, Stream<? extends JsonNode> entries) {
        json.writeStartObject();
        first.forEachEntry((field, value) -> {
            json.writeName(field);
            json.writeTree(value);
        });
        json.writeName(name);
        json.writeStartArray();
        entries.forEach(json::writeTree);
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Writes JSON Lines: one line for each value. */
    public static void lines(Context ctx, Stream<? extends JsonNode> values) {
        try (PrintWriter out = new PrintWriter(
                head(ctx).contentType("application/jsonl").outputStream(), false, StandardCharsets.UTF_8)) {
            values.forEach(value -> out.append(value.toString()).append('\n'));
        }
    }

    private static Context head(Context ctx) {
        return ctx.contentType("application/json").header("Cache-Control", "no-store");
    }
}
