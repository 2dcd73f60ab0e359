package dev.mockssp.core;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimeLimitTest {

    private final TimeLimit limit = TimeLimit.of("the search", Duration.ofMillis(100));

    @Test
    void aPauseOfTheProcessDoesNotExceedIt() throws InterruptedException {
        limit.check();
        Thread.sleep(150);
        assertThatCode(() -> {
                    limit.check();
                    Thread.sleep(150);
                    limit.check();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void endlessWorkExceedsIt() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(this::checkForever)
                .withMessageContaining("the search exceeded the time limit of 100 ms");
    }

    private void checkForever() {
        while (true) {
            limit.check();
        }
    }

    @Test
    void noneIsNeverExceeded() {
        TimeLimit none = TimeLimit.none();
        none.check();
        assertThatCode(none::check).doesNotThrowAnyException();
    }
}
