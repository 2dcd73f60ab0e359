package dev.mockssp.conformance;

import dev.mockssp.config.Settings;

/** Runs the conformance suite against three engines that share a state in Redis; each request goes to the next of them. */
class ThreeReplicasVendorTest implements VendorContract {

    @Override
    public Vendor open() {
        return open(Settings.none());
    }

    @Override
    public Vendor open(Settings settings) {
        return new ReplicasVendor(3, settings.config());
    }
}
