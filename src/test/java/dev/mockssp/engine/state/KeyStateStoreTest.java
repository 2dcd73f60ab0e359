package dev.mockssp.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyStateStoreTest {

    private final KeyStateStore states = new KeyStateStore();

    @Test
    void aKeyKeepsItsStateUntilItIsRemoved() {
        KeyState state = states.of("staging-a");
        assertThat(states.of("staging-a")).isSameAs(state);
        assertThat(states.find(state.id())).contains(state);
        states.remove("staging-a");
        assertThat(states.find(state.id())).isEmpty();
        assertThat(states.of("staging-a")).isNotSameAs(state);
    }

    @Test
    void anIdShowsNothingOfItsKey() {
        assertThat(KeyStateStore.idOf("staging-a"))
                .matches("[0-9a-f]{12}")
                .isEqualTo(KeyStateStore.idOf("staging-a"))
                .isNotEqualTo(KeyStateStore.idOf("staging-b"));
    }

    @Test
    void theKeyUnusedForLongestGivesWay() {
        KeyState first = states.of("staging-0");
        KeyState second = states.of("staging-1");
        for (int i = 2; i < 10_000; i++) {
            states.of("staging-" + i);
        }
        states.of("staging-0");
        states.of("staging-10000");
        assertThat(states.find(first.id())).contains(first);
        assertThat(states.find(second.id())).isEmpty();
    }
}
