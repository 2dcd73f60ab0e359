package dev.mockssp.engine;

import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Chance;
import dev.mockssp.scenario.Play;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Identifies and times answers. Identifiers depend on the seed, the key and the how manieth call of it this is. */
final class Stamps {

    private record RequestId(String value) {}

    private final InstantSource clock;
    private final Chance chance;
    private final AtomicLong anonymous = new AtomicLong();

    Stamps(InstantSource clock, Chance chance) {
        this.clock = clock;
        this.chance = chance;
    }

    Stamp of(Call call) {
        return new Stamp(requestId(call), micros(clock.instant()), totalTime(call));
    }

    /** Always six digits of a second. A formatter would do the same, ten times slower and not ready at once. */
    private static String micros(Instant time) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(27).append(utc.toLocalDate()).append('T');
        padded(text, utc.getHour(), 2).append(':');
        padded(text, utc.getMinute(), 2).append(':');
        padded(text, utc.getSecond(), 2).append('.');
        return padded(text, utc.getNano() / 1_000, 6).append('Z').toString();
    }

    private static StringBuilder padded(StringBuilder text, int number, int digits) {
        String written = Integer.toString(number);
        return text.append("000000", written.length(), digits).append(written);
    }

    /** The same for the whole of a call, whoever asks first. */
    String requestId(Call call) {
        return call.noted(RequestId.class)
                .orElseGet(() -> {
                    RequestId made = new RequestId(newId(call));
                    call.note(RequestId.class, made);
                    return made;
                })
                .value();
    }

    /** Takes over the identifier that the real service has given. */
    void adopt(Call call, String id) {
        call.note(RequestId.class, new RequestId(id));
    }

    void reset() {
        anonymous.set(0);
    }

    private String newId(Call call) {
        String owner = call.noted(KeyState.class).map(KeyState::keyName).orElse("");
        long index = call.noted(KeyState.class).map(KeyState::nextRequest).orElseGet(anonymous::incrementAndGet);
        if (call.get(Dialect.class) instanceof LegacyDialect) {
            return uuid(chance.bits("legacy-id-1", owner, index), chance.bits("legacy-id-2", owner, index));
        }
        return "api_req_" + chance.hex("request-id", owner, index);
    }

    private static String uuid(long high, long low) {
        long version4 = (high & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        long variant = (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(version4, variant).toString();
    }

    private BigDecimal totalTime(Call call) {
        Duration made = Duration.between(call.receivedAt(), clock.instant());
        Duration held = call.noted(Play.class).map(Play::delay).orElse(Duration.ZERO);
        long micros = (made.isNegative() ? held : made.plus(held)).toNanos() / 1_000;
        return BigDecimal.valueOf(micros, 6);
    }
}
