package dev.mockssp.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.ChatbotSettings;
import dev.mockssp.engine.state.ClickHistory;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.pacing.PacingDecision;
import dev.mockssp.pacing.SspPacer;
import dev.mockssp.tracking.IssuedTokens;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The mock server's memory is bounded, so that it can run for weeks. */
class BoundedStateTest {

    private static final int MOST = 10_000;

    @Test
    void tenThousandKeys() {
        KeyStateStore states = new KeyStateStore();
        KeyState first = states.of("staging-0");
        IntStream.range(1, MOST).forEach(i -> states.of("staging-" + i));
        assertThat(states.find(first.id())).hasValue(first);

        states.of("staging-" + MOST);
        assertThat(states.find(KeyStateStore.idOf("staging-1"))).isEmpty();
        assertThat(states.find(first.id())).as("used by a tracking link").hasValue(first);
        assertThat(states.find(KeyStateStore.idOf("staging-2"))).isPresent();
    }

    @Test
    void tenThousandUsersWithClicks() {
        ClickHistory clicks = new ClickHistory();
        IntStream.rangeClosed(0, MOST).forEach(i -> clicks.add("user-" + i, "shoes"));
        assertThat(clicks.of("user-0")).isEmpty();
        assertThat(clicks.of("user-1")).containsExactly("shoes");
    }

    @Test
    void tenThousandChats() {
        SspPacer sspPacer = new SspPacer();
        IntStream.rangeClosed(0, MOST).forEach(i -> sspPacer.adReturned("chat-" + i, 1));
        assertThat(paceOf(sspPacer, "chat-0")).isEqualTo(PacingDecision.CLEAR);
        assertThat(paceOf(sspPacer, "chat-1")).isEqualTo(PacingDecision.MAX_FREQUENCY);
    }

    @Test
    void aMillionTokens() {
        int most = 1 << 20;
        IssuedTokens issuedTokens = new IssuedTokens();
        IntStream.range(0, most).forEach(i -> issuedTokens.record(issuedTokens.takeSerial(), "token-" + i));
        assertThat(issuedTokens.knows(0, "token-0")).isTrue();

        issuedTokens.record(issuedTokens.takeSerial(), "token-" + most);
        assertThat(issuedTokens.knows(0, "token-0")).isFalse();
        assertThat(issuedTokens.knows(most, "token-" + most)).isTrue();
    }

    private static PacingDecision paceOf(SspPacer sspPacer, String chatId) {
        ChatbotSettings settings = new ChatbotSettings(0, 5, OptionalInt.empty(), true);
        return sspPacer.pace(chatId, 2, OptionalInt.empty(), settings);
    }
}
