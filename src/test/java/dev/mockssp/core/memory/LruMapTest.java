package dev.mockssp.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LruMapTest {

    private final MemoryBudget budget = new MemoryBudget(100);

    private LruMap<String, Integer> withBudget() {
        return new LruMap<>(budget, (key, bytes) -> bytes);
    }

    @Test
    void theLeastRecentlyUsedEntryIsEvicted() {
        LruMap<String, Integer> map = new LruMap<>(3);
        map.put("a", 1);
        map.put("b", 2);
        map.put("c", 3);
        assertThat(map.get("a")).contains(1);
        map.put("d", 4);
        assertThat(map.get("b")).isEmpty();
        assertThat(map.values()).containsExactlyInAnyOrder(3, 1, 4);
    }

    @Test
    void computeIfAbsentUsesAnEntryToo() {
        LruMap<String, Integer> map = new LruMap<>(2);
        assertThat(map.computeIfAbsent("a", key -> 1)).isEqualTo(1);
        map.put("b", 2);
        assertThat(map.computeIfAbsent("a", key -> 9)).isEqualTo(1);
        map.put("c", 3);
        assertThat(map.values()).containsExactlyInAnyOrder(1, 3);
    }

    @Test
    void aReplacedValueIsTheMostRecentlyUsedAndEvictsNothing() {
        LruMap<String, Integer> map = new LruMap<>(2);
        map.put("a", 1);
        map.put("b", 2);
        map.put("a", 3);
        assertThat(map.values()).containsExactlyInAnyOrder(2, 3);
        map.put("c", 4);
        assertThat(map.values()).containsExactlyInAnyOrder(3, 4);
    }

    /** An access-ordered map of the JDK evicts in the same order. */
    @Property(tries = 300)
    void evictionIsInTheOrderOfUse(
            @ForAll @Size(max = 300) List<@IntRange(max = 60) Integer> keys,
            @ForAll @IntRange(min = 1, max = 40) int max) {
        LruMap<Integer, Integer> map = new LruMap<>(max);
        Map<Integer, Integer> model = new LinkedHashMap<>(16, 0.75f, true);
        for (int i = 0; i < keys.size(); i++) {
            int key = keys.get(i);
            assertThat(map.get(key).orElse(null)).isEqualTo(model.get(key));
            if (i % 3 > 0) {
                map.put(key, i);
                model.put(key, i);
                if (model.size() > max) {
                    model.remove(model.keySet().iterator().next());
                }
            }
        }
        map.removeIf((key, value) -> value % 4 == 1);
        model.values().removeIf(value -> value % 4 == 1);
        assertThat(map.values()).containsExactlyInAnyOrderElementsOf(model.values());
    }

    @Test
    void aMapEvictsUntilItFitsTheBudget() {
        LruMap<String, Integer> map = withBudget();
        map.put("a", 40);
        map.put("b", 40);
        map.put("c", 90);
        assertThat(map.values()).containsExactly(90);
        assertThat(budget.usedBytes()).isEqualTo(90);
    }

    @Test
    void aReplacedValueIsWeighedAnew() {
        LruMap<String, Integer> map = withBudget();
        map.put("a", 40);
        map.put("b", 50);
        map.put("a", 50);
        assertThat(budget.usedBytes()).isEqualTo(100);
        assertThat(map.values()).containsExactly(50, 50);
    }

    @Test
    void theLeastRecentlyUsedEntryOfAllMapsIsEvicted() {
        LruMap<String, Integer> one = withBudget();
        LruMap<String, Integer> other = withBudget();
        one.put("a", 30);
        other.put("a", 30);
        one.put("b", 30);
        assertThat(one.get("a")).contains(30);
        other.put("b", 35);
        assertThat(one.values()).containsExactly(30, 30);
        assertThat(other.values()).containsExactly(35);
        assertThat(budget.usedBytes()).isEqualTo(95);
        assertThat(budget.evictedEntries()).isEqualTo(1);
    }

    @Test
    void anActiveMapOutlivesAnIdleOneThatIsLarger() {
        LruMap<String, Integer> idle = withBudget();
        for (int i = 0; i < 10; i++) {
            idle.put("idle" + i, 10);
        }
        LruMap<String, Integer> active = withBudget();
        for (int i = 0; i < 50; i++) {
            active.put("active" + i, 10);
            assertThat(active.get("active0")).contains(10);
        }
        assertThat(idle.size()).isZero();
        assertThat(active.size()).isEqualTo(10);
        assertThat(budget.evictedEntries()).isEqualTo(50);
    }

    @Property(tries = 200)
    void theWeightsNeverExceedTheBudget(@ForAll @Size(max = 200) List<@IntRange(max = 120) Integer> weights) {
        MemoryBudget shared = new MemoryBudget(100);
        List<LruMap<Integer, Integer>> maps =
                List.of(new LruMap<>(shared, (key, bytes) -> bytes), new LruMap<>(shared, (key, bytes) -> bytes));
        for (int i = 0; i < weights.size(); i++) {
            LruMap<Integer, Integer> map = maps.get(i % 2);
            if (i % 5 == 4) {
                map.remove(weights.get(i) % 7);
            } else {
                map.put(weights.get(i) % 7, weights.get(i));
            }
            int sum = maps.stream()
                    .flatMap(each -> each.values().stream())
                    .mapToInt(bytes -> bytes)
                    .sum();
            assertThat(shared.usedBytes()).isEqualTo(sum).isLessThanOrEqualTo(100);
        }
    }

    @Test
    void aValueOverTheWholeBudgetIsNotStoredAndEvictsNothingElse() {
        LruMap<String, Integer> map = withBudget();
        LruMap<String, Integer> other = withBudget();
        other.put("a", 40);
        map.put("a", 10);
        map.put("b", 10);
        map.put("b", 101);
        assertThat(map.get("b")).isEmpty();
        assertThat(map.values()).containsExactly(10);
        assertThat(other.values()).containsExactly(40);
        assertThat(budget.evictedEntries()).isZero();
        map.put("b", 100);
        assertThat(map.values()).containsExactly(100);
        assertThat(other.values()).isEmpty();
    }

    @Test
    void removedEntriesGiveTheirBytesBack() {
        LruMap<String, Integer> map = withBudget();
        map.put("a", 10);
        map.put("b", 20);
        map.put("c", 30);
        assertThat(map.remove("a")).contains(10);
        assertThat(map.remove("a")).isEmpty();
        assertThat(budget.usedBytes()).isEqualTo(50);
        map.removeIf((key, bytes) -> bytes == 30);
        assertThat(budget.usedBytes()).isEqualTo(20);
        map.clear();
        assertThat(budget.usedBytes()).isZero();
        assertThat(map.size()).isZero();
    }

    @Test
    void aValueThatIsEvictedOrRemovedClearsItsOwnMaps() {
        LruMap<String, LruMap<String, Integer>> owners =
                new LruMap<>(budget, (key, owned) -> 10, owned -> owned.clear());
        LruMap<String, Integer> evicted = withBudget();
        owners.put("evicted", evicted);
        evicted.put("a", 20);
        LruMap<String, Integer> removed = withBudget();
        owners.put("removed", removed);
        removed.put("a", 20);
        LruMap<String, Integer> kept = withBudget();
        owners.put("kept", kept);
        kept.put("a", 20);
        kept.put("b", 15);
        assertThat(evicted.size()).isZero();
        assertThat(budget.usedBytes()).isEqualTo(75);
        owners.remove("removed");
        assertThat(removed.size()).isZero();
        owners.put("kept", kept);
        assertThat(kept.size()).as("replaced by itself").isEqualTo(2);
        owners.clear();
        assertThat(budget.usedBytes()).isZero();
    }

    @Test
    void evictionsAreCountedAndRemovalsAreNot() {
        LruMap<String, Integer> map = withBudget();
        map.put("a", 60);
        map.put("a", 50);
        map.remove("a");
        map.put("b", 60);
        map.put("c", 60);
        assertThat(budget.evictedEntries()).isEqualTo(1);
        budget.resetEvictedEntries();
        assertThat(budget.evictedEntries()).isZero();
    }

    @Test
    void aBudgetIsAnEighthOfTheHeapWithinBounds() {
        assertThat(MemoryBudget.ofHeap(48 << 20).maxBytes()).isEqualTo(6 << 20);
        assertThat(MemoryBudget.ofHeap(16 << 20).maxBytes()).isEqualTo(4 << 20);
        assertThat(MemoryBudget.ofHeap(6L << 30).maxBytes()).isEqualTo(64 << 20);
    }

    @Test
    void aMapHoldsAtLeastOneEntry() {
        assertThatThrownBy(() -> new LruMap<>(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxEntries must be at least 1, was 0");
    }
}
