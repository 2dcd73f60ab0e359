package dev.mockssp.exchange;

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

class CallTest {

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

    private final Call call = new Call(
            new Request("GET", "/", "", Headers.none(), new byte[0], false, "127.0.0.1", "http://localhost"),
            Instant.EPOCH);

    @Test
    void aLaterNoteOfTheSameTypeReplacesTheEarlier() {
        call.note(String.class, "first").note(Integer.class, 1).note(String.class, "second");
        assertThat(call.get(String.class)).isEqualTo("second");
        assertThat(call.noted(Integer.class)).contains(1);
    }

    @Test
    void eachOfManyNotesIsFoundByItsType() {
        MANY.forEach(value -> note(value.getClass(), value));
        MANY.forEach(value -> assertThat((Object) call.get(value.getClass())).isEqualTo(value));
    }

    private <T> void note(Class<T> type, Object value) {
        call.note(type, type.cast(value));
    }

    @Test
    void whatNobodyNotedIsMissing() {
        assertThat(call.noted(String.class)).isEmpty();
        assertThatThrownBy(() -> call.get(String.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("String");
    }
}
