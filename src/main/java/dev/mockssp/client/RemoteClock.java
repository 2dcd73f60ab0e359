package dev.mockssp.client;

import dev.mockssp.wire.Wire;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** The clock of a double that runs elsewhere. */
record RemoteClock(ControlApi api) implements DoubleClock {

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
        api.call("PUT", PATH, Wire.MAPPER.createObjectNode().put("frozenAt", at.toString()));
    }

    @Override
    public void advance(Duration by) {
        BigDecimal seconds = BigDecimal.valueOf(by.getSeconds()).add(BigDecimal.valueOf(by.getNano(), 9));
        api.call("POST", PATH + "/advance", Wire.MAPPER.createObjectNode().put("seconds", seconds));
    }

    @Override
    public void thaw() {
        api.call("DELETE", PATH, new byte[0]);
    }
}
