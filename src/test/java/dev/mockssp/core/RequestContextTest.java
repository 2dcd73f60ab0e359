package dev.mockssp.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RequestContextTest {

    private static final List<Object> MANY = List.of(
            "text",
            true,
            'c',
            (byte) 1,
            (short) 2,
            3,
            4L,
            5f,
            6d,
            Instant.EPOCH,
            Duration.ZERO,
            LocalDate.EPOCH,
            BigDecimal.ONE,
            BigInteger.TWO,
            Locale.ROOT);

    private final RequestContext call = new RequestContext(
            new Request("GET", "/", "", Headers.none(), new byte[0], false, "127.0.0.1", "http://localhost"),
            Instant.EPOCH);

    @Test
    void aLaterAttributeReplacesTheOneOfTheSameType() {
        call.put(String.class, "first").put(Integer.class, 1).put(String.class, "second");
        assertThat(call.require(String.class)).isEqualTo("second");
        assertThat(call.find(Integer.class)).contains(1);
    }

    @Test
    void eachOfManyAttributesIsFoundByItsType() {
        MANY.forEach(value -> note(value.getClass(), value));
        MANY.forEach(
                value -> assertThat((Object) call.require(value.getClass())).isEqualTo(value));
    }

    private <T> void note(Class<T> type, Object value) {
        call.put(type, type.cast(value));
    }

    @Test
    void anAttributeThatWasNotAddedIsMissing() {
        assertThat(call.find(String.class)).isEmpty();
        assertThatThrownBy(() -> call.require(String.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("String");
    }
}
