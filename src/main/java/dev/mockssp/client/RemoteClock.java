package dev.mockssp.client;

import dev.mockssp.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** The clock of a mock server in another process. */
record RemoteClock(AdminClient api) implements MockClock {

    private static final String PATH = "/__admin/clock";

    @Override
    public Instant instant() {
        return Instant.parse(api.get(PATH).path("now").asString());
    }

    @Override
    public boolean frozen() {
        return api.get(PATH).path("frozen").asBoolean();
    }

    @Override
    public void freeze(Instant at) {
        api.send("PUT", PATH, Json.MAPPER.createObjectNode().put("frozenAt", at.toString()));
    }

    @Override
    public void advance(Duration by) {
        BigDecimal seconds = BigDecimal.valueOf(by.getSeconds()).add(BigDecimal.valueOf(by.getNano(), 9));
        api.send("POST", PATH + "/advance", Json.MAPPER.createObjectNode().put("seconds", seconds));
    }

    @Override
    public void unfreeze() {
        api.send("DELETE", PATH, new byte[0]);
    }
}
