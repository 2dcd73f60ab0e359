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
import tools.jackson.databind.node.ObjectNode;

/** The routes of health, clock, inventory and reset. */
final class StateController {

    /** The vendor's timestamps have a year of four digits. */
    private static final Instant MIN_INSTANT = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant MAX_INSTANT = Instant.parse("9999-12-31T23:59:59Z");
    private static final String BODY = "the request body";

    private final Admin admin;
    private final DocumentReader documents;
    private final String version;

    StateController(Admin admin, DocumentReader documents, String version) {
        this.admin = admin;
        this.documents = documents;
        this.version = version;
    }

    void health(Context ctx) {
        health(ctx, Optional.empty());
    }

    /** As {@link #health}, but with 503 while the vendor's endpoints cannot process requests. */
    void ready(Context ctx) {
        health(ctx, admin.problem());
    }

    private void health(Context ctx, Optional<String> problem) {
        ObjectNode health = Json.MAPPER.createObjectNode().put("status", problem.isPresent() ? "unavailable" : "ok");
        problem.ifPresent(reason -> {
            ctx.status(503).header("Retry-After", "1");
            health.put("problem", reason);
        });
        health.put("version", version)
                .put("revision", admin.revision().label())
                .put("scenario", admin.selection().active())
                .put("droppedLogLines", admin.droppedLogLines());
        health.putObject("memory")
                .put("usedBytes", admin.memory().usedBytes())
                .put("maxBytes", admin.memory().maxBytes())
                .put("evictedEntries", admin.memory().evictedEntries());
        health.set("connections", ctx.appData(AdminRoutes.CONNECTIONS).counts().toJson());
        JsonResponses.json(ctx, health);
    }

    void clock(Context ctx) {
        JsonResponses.json(
                ctx,
                Json.MAPPER
                        .createObjectNode()
                        .put("now", admin.clock().instant().toString())
                        .put("frozen", admin.clock().frozen()));
    }

    void freeze(Context ctx) {
        JsonNode body = documents.read(ctx.bodyAsBytes(), "admin/freeze-clock.schema.json", BODY);
        String text = body.get("frozenAt").stringValue();
        admin.clock().freeze(instant(text));
        clock(ctx);
    }

    void advance(Context ctx) {
        JsonNode body = documents.read(ctx.bodyAsBytes(), "admin/advance-clock.schema.json", BODY);
        BigDecimal nanos = body.get("seconds").decimalValue().movePointRight(9);
        Duration by = Duration.ofNanos(nanos.longValue());
        if (admin.clock().instant().plus(by).isAfter(MAX_INSTANT)) {
            throw ApiError.invalid("the clock cannot be advanced beyond " + MAX_INSTANT)
                    .withPointer(Optional.of("/seconds"))
                    .toException();
        }
        admin.clock().advance(by);
        clock(ctx);
    }

    void unfreeze(Context ctx) {
        admin.clock().unfreeze();
        clock(ctx);
    }

    void inventory(Context ctx) {
        JsonResponses.json(ctx, admin.inventory().toJson());
    }

    void putInventory(Context ctx) {
        admin.putInventory(ctx.bodyAsBytes());
        JsonResponses.json(
                ctx,
                Json.MAPPER
                        .createObjectNode()
                        .put("campaigns", admin.inventory().campaigns().size()));
    }

    /** Resets one key, or everything if the body is empty. */
    void reset(Context ctx) {
        byte[] body = ctx.bodyAsBytes();
        Optional<String> key = body.length == 0
                ? Optional.empty()
                : documents
                        .read(body, "admin/reset.schema.json", BODY)
                        .path("key")
                        .stringValueOpt();
        key.ifPresentOrElse(admin::reset, admin::reset);
        ctx.status(204);
    }

    private static Instant instant(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (instant.isBefore(MIN_INSTANT) || instant.isAfter(MAX_INSTANT)) {
                throw new DateTimeException("not from " + MIN_INSTANT + " to " + MAX_INSTANT);
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
