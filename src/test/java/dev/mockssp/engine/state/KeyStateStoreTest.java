package dev.mockssp.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.MemoryBudget;
import org.junit.jupiter.api.Test;

class KeyStateStoreTest {

    private final KeyStateStore states = new KeyStateStore(MemoryBudget.unlimited());

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
}
