package dev.mockssp.http;

import dev.mockssp.engine.Controls;
import dev.mockssp.engine.Documents;
import dev.mockssp.wire.Wire;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The routes about health, clock, inventory and reset. */
final class AdminState {

    /** What the vendor's timestamps, with four digits for the year, can say. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final String BODY = "the request body";

    private final Controls controls;
    private final Documents documents;
    private final String version;

    AdminState(Controls controls, Documents documents, String version) {
        this.controls = controls;
        this.documents = documents;
        this.version = version;
    }

    void health(Context ctx) {
        Answers.json(
                ctx,
                Wire.MAPPER
                        .createObjectNode()
                        .put("status", "ok")
                        .put("version", version)
                        .put("revision", controls.revision().label())
                        .put("scenario", controls.activeScenario()));
    }

    void clock(Context ctx) {
        Answers.json(
                ctx,
                Wire.MAPPER
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
        if (controls.clock().instant().plus(by).isAfter(LAST)) {
            throw Problem.invalid("the clock would pass " + LAST)
                    .at(Optional.of("/seconds"))
                    .thrown();
        }
        controls.clock().advance(by);
        clock(ctx);
    }

    void release(Context ctx) {
        controls.clock().release();
        clock(ctx);
    }

    void inventory(Context ctx) {
        Answers.json(ctx, controls.inventory().toJson());
    }

    void putInventory(Context ctx) {
        controls.putInventory(ctx.bodyAsBytes());
        Answers.json(
                ctx,
                Wire.MAPPER
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
            if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
                throw new DateTimeException("not from " + FIRST + " to " + LAST);
            }
            return instant;
        } catch (DateTimeException e) {
            throw Problem.invalid(
                            BODY + ": /frozenAt must be an instant such as 2025-11-24T21:51:52Z, was \"" + text + "\"")
                    .at(Optional.of("/frozenAt"))
                    .thrown();
        }
    }
}
