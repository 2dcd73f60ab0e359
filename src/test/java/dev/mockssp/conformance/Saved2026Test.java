package dev.mockssp.conformance;

import dev.mockssp.config.Settings;
import dev.mockssp.engine.state.SavedStore;

/** Runs the tests of revision 2026 against an engine that saves its state as JSON and processes each request twice. */
class Saved2026Test implements Vendor2026Contract {

    @Override
    public Vendor open() {
        return open(Settings.none());
    }

    @Override
    public Vendor open(Settings settings) {
        return new EngineVendor(settings.config(), SavedStore::new);
    }
}
