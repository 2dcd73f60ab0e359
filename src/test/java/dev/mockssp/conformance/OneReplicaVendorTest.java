package dev.mockssp.conformance;

import dev.mockssp.config.Settings;

/** Runs the conformance suite against one engine whose state is in Redis. */
class OneReplicaVendorTest implements VendorContract {

    @Override
    public Vendor open() {
        return open(Settings.none());
    }

    @Override
    public Vendor open(Settings settings) {
        return new ReplicasVendor(1, settings.config());
    }
}
