package dev.mockssp.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.memory.MemoryBudget;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyStateStoreTest {

    private final KeyStateStore states = new KeyStateStore(MemoryBudget.unlimited());

    @Test
    void aKeyKeepsItsStateUntilItBeginsAnew() {
        KeyState state = states.of("staging-a");
        assertThat(states.of("staging-a")).isSameAs(state);
        assertThat(states.find(state.id())).contains(state);
        states.restart("staging-a");
        assertThat(states.of("staging-a")).isNotSameAs(state);
    }

    @Test
    void theNumbersOfIdsGoOnOverARestartButNotThoseOfAuctions() {
        KeyState before = states.of("staging-a");
        assertThat(List.of(before.nextRequest(), before.nextBid(), before.nextAuction()))
                .containsExactly(1L, 1L, 1L);
        states.restart("staging-a");
        KeyState after = states.of("staging-a");
        assertThat(List.of(after.nextRequest(), after.nextBid(), after.nextAuction()))
                .containsExactly(2L, 2L, 1L);
        assertThat(before.nextRequest())
                .as("of a request that is still being processed")
                .isEqualTo(3);

        states.clear();
        assertThat(states.of("staging-a").nextRequest()).isEqualTo(1);
    }

    @Test
    void anEvictedKeyNeverGetsAnIdAgain() {
        KeyStateStore small = new KeyStateStore(new MemoryBudget(10_000));
        for (int i = 0; i < 5; i++) {
            small.of("staging-a").nextRequest();
        }
        for (int i = 0; small.find(KeyStateStore.idOf("staging-a")).isPresent() && i < 100; i++) {
            for (int other = 0; other < 20; other++) {
                small.of("staging-other-" + other);
            }
        }
        assertThat(small.of("staging-a").nextRequest()).isEqualTo(6);
    }

    @Test
    void anIdShowsNothingOfItsKey() {
        assertThat(KeyStateStore.idOf("staging-a"))
                .matches("[0-9a-f]{12}")
                .isEqualTo(KeyStateStore.idOf("staging-a"))
                .isNotEqualTo(KeyStateStore.idOf("staging-b"));
    }
}
