package dev.mockssp.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.core.RejectedException;
import org.junit.jupiter.api.Test;

class ReservedMemoryTest {

    private final MemoryBudget budget = new MemoryBudget(10_000);
    private final ReservedMemory bindings = new ReservedMemory(budget, "bindings");
    private final ReservedMemory scenarios = new ReservedMemory(budget, "scenarios");
    private final LruMap<String, Integer> traffic = new LruMap<>(budget, (key, bytes) -> bytes);

    @Test
    void settingsTakeAtMostHalfOfTheBudget() {
        bindings.reserve("a", 2_000);
        scenarios.reserve("a", 2_000);
        assertThatThrownBy(() -> bindings.reserve("b", 1_000))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.reason()).isEqualTo(RejectedException.Reason.FULL))
                .hasMessage("There is no memory for bindings: scenarios and bindings that are set at run time may take"
                        + " 0.0 MiB together; remove some, reset the mock server, or give Java a larger heap (-Xmx)");
        scenarios.release("a");
        bindings.reserve("b", 1_000);
        assertThat(budget.usedBytes()).isBetween(3_000L, 3_200L);
    }

    @Test
    void aReplacedSettingGivesItsMemoryBack() {
        for (int i = 0; i < 100; i++) {
            scenarios.reserve("a", 4_000);
        }
        scenarios.reserve("a", 10);
        assertThat(budget.usedBytes()).isBetween(10L, 100L);
        scenarios.release("a");
        scenarios.release("a");
        assertThat(budget.usedBytes()).isZero();
    }

    @Test
    void settingsEvictTrafficAndTrafficEvictsNoSetting() {
        traffic.put("old", 6_000);
        traffic.put("new", 4_000);
        bindings.reserve("a", 4_000);
        assertThat(traffic.get("old")).isEmpty();
        assertThat(traffic.get("new")).contains(4_000);
        assertThat(budget.evictedEntries()).isEqualTo(1);

        traffic.put("too large beside the setting", 6_001);
        assertThat(traffic.get("too large beside the setting")).isEmpty();
        traffic.put("a", 5_000);
        assertThat(traffic.get("new")).isEmpty();
        assertThat(budget.usedBytes()).isLessThanOrEqualTo(10_000);
    }

    @Test
    void aSettingThatCannotBeUsedGivesItsMemoryBack() {
        Runnable fails = () -> {
            throw new IllegalStateException("on purpose");
        };
        assertThatThrownBy(() -> bindings.reserve("a", 1_000, fails)).hasMessage("on purpose");
        assertThat(budget.usedBytes()).isZero();

        bindings.reserve("a", 2_000, () -> assertThat(budget.usedBytes()).isGreaterThan(2_000));
        long before = budget.usedBytes();
        for (int bytes : new int[] {10, 4_000}) {
            assertThatThrownBy(() -> bindings.reserve("a", bytes, fails)).hasMessage("on purpose");
            assertThat(budget.usedBytes()).isEqualTo(before);
        }
    }
}
