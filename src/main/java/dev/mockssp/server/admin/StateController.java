package dev.mockssp.server.admin;

import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.json.Json;
import dev.mockssp.server.rest.ApiError;
import dev.mockssp.server.rest.JsonResponses;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The routes about health, clock, inventory and reset. */
final class StateController {

    /** What the vendor's timestamps, with four digits for the year, can say. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant MAX_INSTANT = Instant.parse("9999-12-31T23:59:59Z");
    private static final String BODY = "the request body";

    private final Admin controls;
    private final DocumentReader documents;
    private final String version;

    StateController(Admin controls, DocumentReader documents, String version) {
        this.controls = controls;
        this.documents = documents;
        this.version = version;
    }

    void health(Context ctx) {
        JsonResponses.json(
                ctx,
                Json.MAPPER
                        .createObjectNode()
                        .put("status", "ok")
                        .put("version", version)
                        .put("revision", controls.revision().label())
                        .put("scenario", controls.scenarios().active()));
    }

    void clock(Context ctx) {
        JsonResponses.json(
                ctx,
                Json.MAPPER
                        .createObjectNode()
                        .put("now", controls.clock().instant().toString())
                        .put("frozen", controls.clock().frozen()));
    }

    void freeze(Context ctx) {
        JsonNode body = documents.read(ctx.bodyAsBytes(), "admin/freeze-clock.schema.json", BODY);
        String text = body.get("frozenAt").stringValue();
        controls.clock().freeze(instant(text));
        clock(ctx);
    }

    void advance(Context ctx) {
        JsonNode body = documents.read(ctx.bodyAsBytes(), "admin/advance-clock.schema.json", BODY);
        BigDecimal nanos = body.get("seconds").decimalValue().movePointRight(9);
        Duration by = Duration.ofNanos(nanos.longValue());
        if (controls.clock().instant().plus(by).isAfter(MAX_INSTANT)) {
            throw ApiError.invalid("the clock would pass " + MAX_INSTANT)
                    .withPointer(Optional.of("/seconds"))
                    .toException();
        }
        controls.clock().advance(by);
        clock(ctx);
    }

    void unfreeze(Context ctx) {
        controls.clock().unfreeze();
        clock(ctx);
    }

    void inventory(Context ctx) {
        JsonResponses.json(ctx, controls.inventory().toJson());
    }

    void putInventory(Context ctx) {
        controls.putInventory(ctx.bodyAsBytes());
        JsonResponses.json(
                ctx,
                Json.MAPPER
                        .createObjectNode()
                        .put("campaigns", controls.inventory().campaigns().size()));
    }

    /** An empty body means all. */
    void reset(Context ctx) {
        byte[] sent = ctx.bodyAsBytes();
        Optional<String> key = sent.length == 0
                ? Optional.empty()
                : documents
                        .read(sent, "admin/reset.schema.json", BODY)
                        .path("key")
                        .stringValueOpt();
        key.ifPresentOrElse(controls::reset, controls::reset);
        ctx.status(204);
    }

    private static Instant instant(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (instant.isBefore(FIRST) || instant.isAfter(MAX_INSTANT)) {
                throw new DateTimeException("not from " + FIRST + " to " + MAX_INSTANT);
            }
            return instant;
        } catch (DateTimeException e) {
            throw ApiError.invalid(
                            BODY + ": /frozenAt must be an instant such as 2025-11-24T21:51:52Z, was \"" + text + "\"")
                    .withPointer(Optional.of("/frozenAt"))
                    .toException();
        }
    }
}
