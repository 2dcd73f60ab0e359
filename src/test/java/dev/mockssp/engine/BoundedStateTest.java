package dev.mockssp.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.Headers;
import dev.mockssp.core.SeededRandom;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.core.memory.ShortId;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.engine.state.ScenarioSelector;
import dev.mockssp.pacing.PacingDecision;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.ScenarioPlayer;
import dev.mockssp.scenario.TriggerInput;
import dev.mockssp.scenario.library.ScenarioLibrary;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The memory of all keys together is bounded by bytes, so that the mock server can run for weeks. */
class BoundedStateTest {

    private static final long MAX_BYTES = 1 << 20;
    private static final Instant NOW = Instant.parse("2025-11-24T21:51:52Z");
    private static final ChatbotSettings EVERY_FIFTH = new ChatbotSettings(0, 5, OptionalInt.empty(), true);

    private final MemoryBudget memory = new MemoryBudget(MAX_BYTES);
    private final KeyStateStore states = new KeyStateStore(memory);
    private final ScenarioLibrary library = Contexts.library();

    /** What a request with a bid leaves behind. */
    private void request(String key, String chat) {
        KeyState state = states.of(key);
        state.rateLimiter.take(NOW, 40);
        play(state, key);
        state.sspPacer.adReturned(chat, 1);
        state.legacyPacer.turn(chat, 2, 5);
        state.clickHistory.add(ShortId.of("user of " + chat), "shoes");
        state.issuedTokens.record(state.issuedTokens.takeSerial(), "token of " + chat);
        assertThat(memory.usedBytes()).isLessThanOrEqualTo(MAX_BYTES);
    }

    private int play(KeyState state, String key) {
        Scenario scenario = library.find("recovering").orElseThrow();
        TriggerInput input = new TriggerInput("bid-request", key, Headers.none(), Optional::empty);
        return ScenarioPlayer.play(scenario, state.stepCounters, input, new SeededRandom(1))
                .index()
                .orElse(-1);
    }

    private static PacingDecision pace(KeyState state, String chat) {
        return state.sspPacer.pace(chat, 2, OptionalInt.empty(), EVERY_FIFTH, Revision.FrequencyUnit.TURNS);
    }

    @Test
    void manyKeysWithANewChatInEachRequest() {
        for (int i = 0; i < 20_000; i++) {
            request("staging-" + i % 100, "chat-" + i);
        }
        assertThat(memory.evictedEntries()).isGreaterThan(20_000);
        assertThat(pace(states.of("staging-0"), "chat-0")).isEqualTo(PacingDecision.CLEAR);
        assertThat(pace(states.of("staging-99"), "chat-19999")).isEqualTo(PacingDecision.MAX_FREQUENCY);
    }

    @Test
    void aNewKeyInEachRequest() {
        for (int i = 0; i < 20_000; i++) {
            request("staging-" + i, "chat");
        }
        assertThat(states.find(KeyStateStore.idOf("staging-0"))).isEmpty();
        assertThat(states.find(KeyStateStore.idOf("staging-19999"))).isPresent();
    }

    @Test
    void idsOfAnyLength() {
        String longId = "x".repeat(60_000);
        for (int i = 0; i < 200; i++) {
            request("staging-" + i % 10, longId + i);
        }
        assertThat(pace(states.of("staging-9"), longId + 199)).isEqualTo(PacingDecision.MAX_FREQUENCY);
        assertThat(pace(states.of("staging-9"), longId + "other")).isEqualTo(PacingDecision.CLEAR);
        assertThat(memory.evictedEntries()).as("none is kept whole").isZero();
    }

    @Test
    void anActiveKeyOutlivesIdleKeys() {
        String active = "staging-active";
        KeyState state = states.of(active);
        int expected = 0;
        for (int i = 0; i < 20_000; i++) {
            if (i % 100 == 0) {
                request(active, "chat");
                expected++;
            } else {
                request("staging-" + i, "chat-" + i);
            }
        }
        assertThat(states.of(active)).as("tokens, id counters").isSameAs(state);
        assertThat(state.rateLimiter.take(NOW, 1_000).remaining())
                .as("40 were granted before")
                .isEqualTo(1_000 - 40 - 1);
        assertThat(pace(state, "chat")).isEqualTo(PacingDecision.MAX_FREQUENCY);
        assertThat(state.clickHistory.of(ShortId.of("user of chat"))).containsExactly("shoes");
        assertThat(state.issuedTokens.knows(expected - 1, "token of chat")).isTrue();
        assertThat(play(Contexts.state(active), active))
                .as("the first request fails")
                .isZero();
        assertThat(play(state, active)).as("later requests get an ad").isEqualTo(1);
    }

    @Test
    void theEvictionOfAKeyDoesNotWaitForARequestOfTheKey() throws InterruptedException {
        KeyState state = states.of("staging-slow");
        Thread others = new Thread(() -> {
            for (int i = 0; i < 20_000; i++) {
                request("staging-" + i, "chat");
            }
        });
        others.setDaemon(true);
        synchronized (state.stepCounters) {
            others.start();
            others.join(30_000);
            assertThat(others.isAlive()).as("waiting").isFalse();
        }
        assertThat(states.find(state.id())).isEmpty();
    }

    @Test
    void aResetGivesTheMemoryBack() {
        request("staging-a", "chat");
        long ofOneKey = memory.usedBytes();
        states.of("staging-b");
        long withAnUnusedKey = memory.usedBytes();
        request("staging-b", "chat");
        states.restart("staging-b");
        assertThat(memory.usedBytes()).isEqualTo(withAnUnusedKey);

        request("staging-b", "chat");
        states.reset("staging-b");
        states.resetAll();
        states.restart("staging-b");
        assertThat(memory.usedBytes()).as("keys and tokens").isBetween(1L, withAnUnusedKey);

        states.clear();
        assertThat(memory.usedBytes()).isZero();
        assertThat(memory.evictedEntries()).isZero();
    }

    @Test
    void bindingsStayWhileTrafficIsEvicted() {
        ScenarioSelector selector = new ScenarioSelector(library, "default", memory);
        selector.bind("staging-bound", "no-bid");
        for (int i = 0; i < 20_000; i++) {
            request("staging-" + i, "chat");
        }
        assertThat(selector.bindings()).containsEntry("staging-bound", "no-bid");
        selector.unbind("staging-bound");
        states.clear();
        assertThat(memory.usedBytes()).isZero();
    }
}
