package dev.mockssp.core.memory;

import dev.mockssp.core.RejectedException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The part of a memory budget that one kind of setting takes, by the name of each setting. Settings are never evicted, so
 * one that does not fit is rejected. Thread-safe.
 */
public final class ReservedMemory {

    private static final int BYTES_OF_RESERVATION = 72;

    private final MemoryBudget budget;
    private final String kind;
    private final Map<String, Long> bytesByName = new HashMap<>();

    /** @param kind the plural name of the settings, for messages */
    public ReservedMemory(MemoryBudget budget, String kind) {
        this.budget = budget;
        this.kind = kind;
    }

    /**
     * Takes memory for a setting, in place of what an earlier setting of that name took.
     *
     * @param name the name of the setting
     * @param bytes the bytes of the setting, with its name
     * @throws RejectedException when all settings together would take more than half of the budget
     */
    public synchronized void reserve(String name, long bytes) {
        long wanted = bytes + BYTES_OF_RESERVATION;
        long additional = wanted - bytesByName.getOrDefault(name, 0L);
        if (!budget.reserve(additional)) {
            throw new RejectedException(
                    RejectedException.Reason.FULL,
                    String.format(
                            Locale.ROOT,
                            "There is no memory for %s: scenarios and bindings that are set at run time may take %.1f MiB"
                                    + " together; remove some, reset the mock server, or give Java a larger heap (-Xmx)",
                            kind,
                            budget.maxReservedBytes() / 1024.0 / 1024.0),
                    List.of());
        }
        bytesByName.put(name, wanted);
    }

    /**
     * Takes memory for a setting as {@link #reserve(String, long)}, and gives it back if the setting cannot be used. Not
     * for one name on several threads.
     *
     * @param use begins to use the setting
     */
    public void reserve(String name, long bytes, Runnable use) {
        Optional<Long> before = taken(name);
        reserve(name, bytes);
        try {
            use.run();
        } catch (RuntimeException e) {
            release(name);
            before.ifPresent(earlier -> reserve(name, earlier - BYTES_OF_RESERVATION));
            throw e;
        }
    }

    private synchronized Optional<Long> taken(String name) {
        return Optional.ofNullable(bytesByName.get(name));
    }

    /** Gives back what a setting took. */
    public synchronized void release(String name) {
        Long bytes = bytesByName.remove(name);
        if (bytes != null) {
            budget.reserve(-bytes);
        }
    }
}
