package dev.mockssp.conformance;

import dev.mockssp.config.Settings;

/** Runs the conformance suite against the engine without a server. */
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
