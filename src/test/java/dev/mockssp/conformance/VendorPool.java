package dev.mockssp.conformance;

import dev.mockssp.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Servers that tests with the same settings use one after the other; each is reset in between. */
final class VendorPool {

    private static final int MOST_KEPT = 5;

    private record Kept(Settings settings, ResettableVendor vendor) {}

    private final Function<Settings, ResettableVendor> starter;
    private final List<Kept> free = new ArrayList<>();
    private final List<Kept> lent = new ArrayList<>();

    /** @param starter starts a server with settings */
    VendorPool(Function<Settings, ResettableVendor> starter) {
        this.starter = starter;
    }

    /** A server that only the current test uses. */
    Vendor lend(Settings settings) {
        Kept kept = free.stream()
                .filter(one -> one.settings().equals(settings))
                .findFirst()
                .orElseGet(() -> new Kept(settings, starter.apply(settings)));
        free.remove(kept);
        lent.add(kept);
        kept.vendor().reset();
        return kept.vendor();
    }

    /** Takes back what the current test has used. */
    void takeBack() {
        free.addAll(lent);
        lent.clear();
        while (free.size() > MOST_KEPT) {
            free.remove(0).vendor().close();
        }
    }

    void close() {
        free.forEach(kept -> kept.vendor().close());
        free.clear();
    }
}
