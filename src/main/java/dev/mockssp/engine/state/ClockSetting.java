package dev.mockssp.engine.state;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.json.Json;
import dev.mockssp.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the mock server's clock is set.
 *
 * @param frozenAt the time at which it was frozen; empty for real time
 * @param ahead how far it was moved ahead since then
 */
public record ClockSetting(Optional<Instant> frozenAt, Duration ahead) {

    /** Real time. */
    public static final ClockSetting REAL = new ClockSetting(Optional.empty(), Duration.ZERO);

    private static final String FROZEN_AT = "frozenAt";
    private static final String AHEAD = "ahead";

    /** @param at the time at which the clock stands still */
    public static ClockSetting frozen(Instant at) {
        return new ClockSetting(Optional.of(at), Duration.ZERO);
    }

    /** @param by how far to move the clock ahead, frozen or not */
    public ClockSetting advanced(Duration by) {
        return new ClockSetting(frozenAt, ahead.plus(by));
    }

    /** @return a line of JSON that {@link #parse} reads */
    public String text() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        frozenAt.ifPresent(at -> json.put(FROZEN_AT, at.toString()));
        return json.put(AHEAD, ahead.toString()).toString();
    }

    /** @throws ConfigurationException if the text is not that of a setting */
    public static ClockSetting parse(String text) {
        try {
            JsonNode json = Json.read(text.getBytes(StandardCharsets.UTF_8));
            return new ClockSetting(
                    JsonFields.text(json, FROZEN_AT).map(Instant::parse),
                    Duration.parse(JsonFields.text(json, AHEAD).orElse("")));
        } catch (RuntimeException e) {
            throw new ConfigurationException("the text is not the setting of a clock", e);
        }
    }
}
