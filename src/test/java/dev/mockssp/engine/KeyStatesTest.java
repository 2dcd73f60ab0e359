package dev.mockssp.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyStatesTest {

    private final KeyStates states = new KeyStates();

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
        assertThat(KeyStates.idOf("staging-a"))
                .matches("[0-9a-f]{12}")
                .isEqualTo(KeyStates.idOf("staging-a"))
                .isNotEqualTo(KeyStates.idOf("staging-b"));
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
