package dev.mockssp.engine.state;

import dev.mockssp.auction.Inventory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The active inventory, and the initial one for a reset. Thread-safe. */
public final class ActiveInventory implements Supplier<Inventory> {

    private final Inventory start;
    private final AtomicReference<Inventory> active;

    public ActiveInventory(Inventory start) {
        this.start = start;
        this.active = new AtomicReference<>(start);
    }

    @Override
    public Inventory get() {
        return active.get();
    }

    public void put(Inventory inventory) {
        active.set(inventory);
    }

    public void reset() {
        active.set(start);
    }
}
