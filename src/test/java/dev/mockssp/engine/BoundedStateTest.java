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

/** The state of the mock server is bounded, so that it can run for weeks. */
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
        SspPacer chats = new SspPacer();
        IntStream.rangeClosed(0, MOST).forEach(i -> chats.adReturned("chat-" + i, 1));
        assertThat(paceOf(chats, "chat-0")).isEqualTo(PacingDecision.CLEAR);
        assertThat(paceOf(chats, "chat-1")).isEqualTo(PacingDecision.MAX_FREQUENCY);
    }

    @Test
    void aMillionTokens() {
        int most = 1 << 20;
        IssuedTokens ledger = new IssuedTokens();
        IntStream.range(0, most).forEach(i -> ledger.record(ledger.takeSerial(), "token-" + i));
        assertThat(ledger.knows(0, "token-0")).isTrue();

        ledger.record(ledger.takeSerial(), "token-" + most);
        assertThat(ledger.knows(0, "token-0")).isFalse();
        assertThat(ledger.knows(most, "token-" + most)).isTrue();
    }

    private static PacingDecision paceOf(SspPacer chats, String chatId) {
        ChatbotSettings settings = new ChatbotSettings(0, 5, OptionalInt.empty(), true);
        return chats.pace(chatId, 2, OptionalInt.empty(), settings);
    }
}
