package dev.mockssp.engine;

import dev.mockssp.auction.Inventory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The inventory in force, and the one to go back to. Safe for use by several threads. */
final class InventoryShelf implements Supplier<Inventory> {

    private final Inventory start;
    private final AtomicReference<Inventory> inForce;

    InventoryShelf(Inventory start) {
        this.start = start;
        this.inForce = new AtomicReference<>(start);
    }

    @Override
    public Inventory get() {
        return inForce.get();
    }

    void put(Inventory inventory) {
        inForce.set(inventory);
    }

    void reset() {
        inForce.set(start);
    }
}
