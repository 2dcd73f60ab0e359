package dev.mockssp.conformance;

import dev.mockssp.Tools;
import dev.mockssp.config.Settings;
import dev.mockssp.testcontainers.MockSspContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Runs the tests of revision 2026 against the image. */
@Tag("long")
class Container2026IT implements Vendor2026Contract {

    private static final VendorPool CONTAINERS = new VendorPool(ContainerVendor::new);

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
        return CONTAINERS.lend(settings);
    }

    @AfterEach
    void giveBack() {
        CONTAINERS.takeBack();
    }

    @AfterAll
    static void close() {
        CONTAINERS.close();
    }
}
