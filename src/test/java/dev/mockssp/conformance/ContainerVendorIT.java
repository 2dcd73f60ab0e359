package dev.mockssp.conformance;

import dev.mockssp.Tools;
import dev.mockssp.config.Settings;
import dev.mockssp.testcontainers.MockSspContainer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Runs the conformance suite against the image. Containers are reset and reused by tests with the same settings. */
@Tag("long")
class ContainerVendorIT implements VendorContract {

    private static final int MOST_KEPT = 5;

    private record Kept(Settings settings, ContainerVendor vendor) {}

    private static final List<Kept> KEPT = new ArrayList<>();

    private final List<Kept> lent = new ArrayList<>();

    @BeforeAll
    static void needsTheImage() {
        Tools.requireImage(MockSspContainer.IMAGE);
    }

    @Override
    public Vendor open() {
        return open(Settings.none());
    }

    @Override
    public Vendor open(Settings settings) {
        Kept kept = KEPT.stream()
                .filter(free -> free.settings().equals(settings))
                .findFirst()
                .orElseGet(() -> new Kept(settings, new ContainerVendor(settings)));
        KEPT.remove(kept);
        lent.add(kept);
        kept.vendor().reset();
        return kept.vendor();
    }

    @AfterEach
    void giveBack() {
        KEPT.addAll(lent);
        while (KEPT.size() > MOST_KEPT) {
            KEPT.remove(0).vendor().close();
        }
    }

    @AfterAll
    static void close() {
        KEPT.forEach(kept -> kept.vendor().close());
        KEPT.clear();
    }
}
