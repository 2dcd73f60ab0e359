package dev.mockssp.conformance;

import dev.mockssp.config.Settings;

/** Runs the conformance suite against three engines that share a state in Redis; each request goes to the next of them. */
class ThreeReplicas2026Test implements Vendor2026Contract {

    @Override
    public Vendor open() {
        return open(Settings.none());
    }

    @Override
    public Vendor open(Settings settings) {
        return new ReplicasVendor(3, settings.config());
    }
}
