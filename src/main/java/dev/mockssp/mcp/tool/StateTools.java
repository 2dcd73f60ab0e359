package dev.mockssp.mcp.tool;

import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.admin.HistoryAdmin;
import dev.mockssp.engine.admin.settings.ClockAdmin;
import dev.mockssp.json.Json;
import dev.mockssp.json.JsonFields;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The tools that reset the mock server and set its clock. */
final class StateTools {

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final String FREEZE = "freeze_at";
    private static final String ADVANCE = "advance_seconds";
    private static final String RUN = "run";
    private static final int NANO_DIGITS = 9;

    private final Admin admin;

    StateTools(Admin admin) {
        this.admin = admin;
    }

    ObjectNode reset(JsonNode arguments, String baseUrl) {
        Optional<String> key = Arguments.key(arguments);
        boolean report = JsonFields.flag(arguments, "report").orElse(false);
        key.ifPresentOrElse(admin::reset, admin::reset);
        if (report) {
            HistoryAdmin history = admin.history();
            key.ifPresentOrElse(history::deleteReport, history::deleteReport);
        }
        String what = key.map(it -> "the key " + ApiKeyRegistry.mask(it)).orElse("everything");
        return Json.MAPPER
                .createObjectNode()
                .put("reset", what + (report ? ", with its report" : "; the report keeps its findings"));
    }

    ObjectNode clock(JsonNode arguments, String baseUrl) {
        Arguments.requireOne(arguments, List.of(FREEZE, ADVANCE, RUN), false);
        ClockAdmin clock = admin.clock();
        JsonFields.text(arguments, FREEZE).map(StateTools::instant).ifPresent(clock::freeze);
        if (arguments.has(ADVANCE)) {
            advance(clock, arguments.get(ADVANCE));
        }
        if (JsonFields.flag(arguments, RUN).orElse(false)) {
            clock.unfreeze();
        }
        return Json.MAPPER
                .createObjectNode()
                .put("now", clock.instant().toString())
                .put("frozen", clock.frozen());
    }

    private static void advance(ClockAdmin clock, JsonNode seconds) {
        Duration by = Duration.ofNanos(
                seconds.decimalValue().movePointRight(NANO_DIGITS).longValue());
        if (clock.instant().plus(by).isAfter(LAST)) {
            throw new ConfigurationException(ADVANCE + ": the clock cannot be advanced beyond " + LAST);
        }
        clock.advance(by);
    }

    private static Instant instant(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (!instant.isBefore(FIRST) && !instant.isAfter(LAST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // rejected below, as an instant beyond the limits is
        }
        throw new ConfigurationException(
                FREEZE + " must be an instant from " + FIRST + " to " + LAST + ", such as" + " 2025-11-24T21:51:52Z");
    }
}
