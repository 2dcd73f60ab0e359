package dev.mockssp.engine.state;

import dev.mockssp.auction.Inventory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The active inventory, and the one of the start. Thread-safe. */
public final class ActiveInventory implements Supplier<Inventory> {

    private final Inventory start;
    private final AtomicReference<Inventory> inForce;

    public ActiveInventory(Inventory start) {
        this.start = start;
        this.inForce = new AtomicReference<>(start);
    }

    @Override
    public Inventory get() {
        return inForce.get();
    }

    public void put(Inventory inventory) {
        inForce.set(inventory);
    }

    public void reset() {
        inForce.set(start);
    }
}
