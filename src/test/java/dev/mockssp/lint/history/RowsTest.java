package dev.mockssp.lint.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Rows are found, and give way, as the entries of a map in the order of their use are. */
class RowsTest {

    private static final int MOST = 40;

    /** Java's own, of which the rows are a compact copy. */
    private static final class Model extends LinkedHashMap<Long, Long> {
        private static final long serialVersionUID = 1L;

        private Model() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > MOST;
        }
    }

    /** Many of the keys share a bucket. */
    @Property(tries = 300)
    void theyAreAsAMapInTheOrderOfUse(@ForAll @Size(max = 400) List<@IntRange(max = 90) Integer> used) {
        Rows rows = new Rows(MOST, 2);
        Model model = new Model();
        for (int i = 0; i < used.size(); i++) {
            use(rows, model, used.get(i) * 16L, i);
        }
        assertSame(rows, model);
    }

    @Property(tries = 300)
    void whatIsLeftKeepsItsOrder(
            @ForAll @Size(max = 90) List<@IntRange(max = 60) Integer> used,
            @ForAll @Size(max = 90) List<@IntRange(max = 60) Integer> after) {
        Rows rows = new Rows(MOST, 2);
        Model model = new Model();
        for (int i = 0; i < used.size(); i++) {
            use(rows, model, used.get(i), i);
        }
        Rows left = rows.without(1, 1);
        model.values().removeIf(value -> value % 3 == 1);
        assertThat(left.size()).isEqualTo(model.size());
        for (int i = 0; i < after.size(); i++) {
            use(left, model, after.get(i), i);
        }
        assertSame(left, model);
    }

    private static void use(Rows rows, Model model, long key, long value) {
        int found = rows.find(key);
        assertThat(found != Rows.NONE).isEqualTo(model.get(key) != null);
        int row = found == Rows.NONE ? rows.add(key) : found;
        rows.set(row, 0, value);
        rows.set(row, 1, value % 3);
        model.put(key, value);
    }

    private static void assertSame(Rows rows, Model model) {
        assertThat(rows.size()).isEqualTo(model.size());
        Map.copyOf(model)
                .forEach((key, value) -> assertThat(rows.get(rows.find(key), 0)).isEqualTo(value));
    }
}
