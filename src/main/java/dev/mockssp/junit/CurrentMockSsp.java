package dev.mockssp.junit;

import dev.mockssp.client.MockSspOperations;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Finds the mock server that a field of an extension stands for: the one of the test on the current thread. A static
 * field stands for several mock servers at a time if subclasses run in parallel.
 */
final class CurrentMockSsp {

    private record Entry(String context, MockSspOperations mockSsp) {}

    private final ThreadLocal<Deque<Entry>> byThread = ThreadLocal.withInitial(ArrayDeque::new);
    private final Map<String, MockSspOperations> byContext = new ConcurrentHashMap<>();

    void open(ExtensionContext context, MockSspOperations mockSsp) {
        byThread.get().push(new Entry(context.getUniqueId(), mockSsp));
        byContext.put(context.getUniqueId(), mockSsp);
    }

    void close(ExtensionContext context) {
        byThread.get().removeIf(entry -> entry.context().equals(context.getUniqueId()));
        byContext.remove(context.getUniqueId());
    }

    /**
     * @return the mock server of the test on this thread; on another thread, such as one that the test started, the
     *     only mock server that runs
     * @throws IllegalStateException if no mock server runs, or none can be chosen
     */
    MockSspOperations current() {
        Entry entry = byThread.get().peek();
        if (entry != null) {
            return entry.mockSsp();
        }
        Deque<MockSspOperations> others = new ArrayDeque<>();
        byContext.values().stream()
                .filter(mockSsp -> hasNewBaseUrl(others, mockSsp))
                .forEach(others::add);
        if (others.size() == 1) {
            return others.getFirst();
        }
        throw new IllegalStateException(
                others.isEmpty()
                        ? "no mock server runs: it starts before the first test of its class, or before each test"
                        : "several mock servers run, and this thread belongs to none of their tests: use the field on"
                                + " the thread of the test");
    }

    /** @return whether a mock server of this field runs */
    boolean isOpen() {
        return !byContext.isEmpty();
    }

    private static boolean hasNewBaseUrl(Deque<MockSspOperations> known, MockSspOperations mockSsp) {
        return known.stream().noneMatch(other -> other.baseUrl().equals(mockSsp.baseUrl()));
    }
}
