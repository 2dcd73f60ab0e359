package dev.mockssp.junit;

import dev.mockssp.client.MockSspOperations;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Which double an extension's field means: that of the test on this thread. One static field can serve several classes at
 * a time, where subclasses run in parallel.
 */
final class CurrentMockSsp {

    private record View(String context, MockSspOperations ssp) {}

    private final ThreadLocal<Deque<View>> here = ThreadLocal.withInitial(ArrayDeque::new);
    private final Map<String, MockSspOperations> everywhere = new ConcurrentHashMap<>();

    void open(ExtensionContext context, MockSspOperations ssp) {
        here.get().push(new View(context.getUniqueId(), ssp));
        everywhere.put(context.getUniqueId(), ssp);
    }

    void close(ExtensionContext context) {
        here.get().removeIf(view -> view.context().equals(context.getUniqueId()));
        everywhere.remove(context.getUniqueId());
    }

    /** The double of this thread's test; of a thread that the test has started, the only one there is. */
    MockSspOperations current() {
        View view = here.get().peek();
        if (view != null) {
            return view.ssp();
        }
        Deque<MockSspOperations> others = new ArrayDeque<>();
        everywhere.values().stream().filter(ssp -> isNew(others, ssp)).forEach(others::add);
        if (others.size() == 1) {
            return others.getFirst();
        }
        throw new IllegalStateException(
                others.isEmpty()
                        ? "no double runs: it starts before the first test of its class, or before each test"
                        : "several doubles run, and this thread belongs to none of their tests: ask the field in the"
                                + " test's own thread");
    }

    private static boolean isNew(Deque<MockSspOperations> known, MockSspOperations ssp) {
        return known.stream().noneMatch(other -> other.baseUrl().equals(ssp.baseUrl()));
    }
}
