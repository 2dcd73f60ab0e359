package dev.mockssp.conformance;

import dev.mockssp.config.Settings;
import dev.mockssp.engine.state.SavedStore;

/** Runs the conformance suite against an engine that saves its state as JSON and processes each request twice. */
class SavedVendorTest implements VendorContract {

    @Override
    public Vendor open() {
        return open(Settings.none());
    }

    @Override
    public Vendor open(Settings settings) {
        return new EngineVendor(settings.config(), SavedStore::new);
    }
}
