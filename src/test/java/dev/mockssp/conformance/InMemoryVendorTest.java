package dev.mockssp.conformance;

import dev.mockssp.config.Settings;

/** The contract, held against the engine alone. */
class InMemoryVendorTest implements VendorContract {

    @Override
    public Vendor open() {
        return open(Settings.none());
    }

    @Override
    public Vendor open(Settings settings) {
        return new EngineVendor(settings.config());
    }
}
