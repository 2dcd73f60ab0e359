package dev.mockssp.conformance;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;

/**
 * What every part of the contract stands on. Tests that only {@link #vendor} starts hold for the real vendor too;
 * {@link #start} and {@link #shop} ask for a double that can be told how to be.
 */
interface Contract {

    String NOW = "2025-11-24T21:51:52.240297Z";

    String PRODUCTION = "production-key";

    /** A vendor as it comes; it is closed after the test. */
    Vendor open();

    /** A double with these settings; it is closed after the test. */
    Vendor open(Settings settings);

    /** A key of the staging environment. */
    default String staging() {
        return "staging-key";
    }

    /** The key for the legacy endpoint. */
    default String legacyKey() {
        return staging();
    }

    default Client vendor() {
        return new Client(open());
    }

    default Client start(Settings settings) {
        return new Client(open(settings));
    }

    default Client start() {
        return start(Settings.none());
    }

    default Client start(Option option, Object value) {
        return start(Settings.of(option, value));
    }

    /** A double with the campaigns of {@code conformance/inventory.json}, which the tests name. */
    default Client shop() {
        return shop(Settings.none());
    }

    default Client shop(Settings settings) {
        return start(Settings.of(Option.INVENTORY, "src/test/resources/conformance/inventory.json")
                .with(settings));
    }
}
