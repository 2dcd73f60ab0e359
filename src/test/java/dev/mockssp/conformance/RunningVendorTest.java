package dev.mockssp.conformance;

import dev.mockssp.config.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/** Runs the conformance suite of 2025-11 against a mock server on a port. */
class RunningVendorTest implements VendorContract {

    private static final VendorPool SERVERS = new VendorPool(PortVendor::new);

    @Override
    public Vendor open() {
        return open(Settings.none());
    }

    @Override
    public Vendor open(Settings settings) {
        return SERVERS.lend(settings);
    }

    @AfterEach
    void giveBack() {
        SERVERS.takeBack();
    }

    @AfterAll
    static void close() {
        SERVERS.close();
    }
}
