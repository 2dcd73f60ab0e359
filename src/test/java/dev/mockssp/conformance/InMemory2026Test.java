package dev.mockssp.conformance;

import dev.mockssp.config.Settings;

/** Runs the tests of revision 2026 against the engine without a server. */
class InMemory2026Test implements Vendor2026Contract {

    @Override
    public Vendor open() {
        return open(Settings.none());
    }

    @Override
    public Vendor open(Settings settings) {
        return new EngineVendor(settings.config());
    }
}
