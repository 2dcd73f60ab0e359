package dev.mockssp.conformance;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.config.value.Revision;

/**
 * The base of the conformance tests. Tests that use only {@link #vendor} also apply to the real vendor. {@link #start}
 * and {@link #shop} need a configurable mock server.
 */
interface Contract {

    String NOW = "2025-11-24T21:51:52.240297Z";

    String PRODUCTION = "production-key";

    /** A vendor with default settings; it is closed after the test. */
    Vendor open();

    /** A mock server with these settings; it is closed after the test. */
    Vendor open(Settings settings);

    /** A key of the staging environment. */
    default String staging() {
        return "staging-key";
    }

    /** The key for the legacy endpoint. */
    default String legacyKey() {
        return staging();
    }

    /** The revision of the vendor's API that is tested. */
    default Revision revision() {
        return Revision.R2025_11;
    }

    default Client vendor() {
        return new Client(open(), revision());
    }

    /** A mock server of the revision, with the low floor that the tests' campaigns are made for. */
    default Client start(Settings settings) {
        Settings lowFloor = revision() == Revision.R2025_11 ? Settings.none() : Settings.of(Option.FLOOR, 1);
        return startAsItIs(lowFloor.with(settings));
    }

    /** A mock server of the revision, whose other defaults are those of the revision. */
    default Client startAsItIs(Settings settings) {
        return new Client(open(Settings.of(Option.REVISION, revision().label()).with(settings)), revision());
    }

    default Client start() {
        return start(Settings.none());
    }

    default Client start(Option option, Object value) {
        return start(Settings.of(option, value));
    }

    /** A mock server with the campaigns of {@code conformance/inventory.json}, which the tests refer to. */
    default Client shop() {
        return shop(Settings.none());
    }

    default Client shop(Settings settings) {
        return start(Settings.of(Option.INVENTORY, "src/test/resources/conformance/inventory.json")
                .with(settings));
    }
}
