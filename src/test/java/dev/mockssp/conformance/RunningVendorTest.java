package dev.mockssp.conformance;

import dev.mockssp.config.Settings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Runs the conformance suite against a mock server on a port. */
class RunningVendorTest implements VendorContract {

    private final List<Vendor> opened = new ArrayList<>();

    @Override
    public Vendor open() {
        return open(Settings.none());
    }

    @Override
    public Vendor open(Settings settings) {
        Vendor vendor = new PortVendor(settings);
        opened.add(vendor);
        return vendor;
    }

    @AfterEach
    void close() {
        opened.forEach(Vendor::close);
    }
}
