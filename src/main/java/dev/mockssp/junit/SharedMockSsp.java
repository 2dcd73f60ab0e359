package dev.mockssp.junit;

import dev.mockssp.client.MockClock;
import dev.mockssp.client.MockSspOperations;
import dev.mockssp.client.ScenarioScript;

/** A double that tests share which run side by side: what would reach the others is refused. */
final class SharedMockSsp extends ForwardingMockSsp {

    private final MockSspOperations ssp;
    private final SharedScenarios scripts;

    SharedMockSsp(MockSspOperations ssp, SharedScenarios scripts) {
        this.ssp = ssp;
        this.scripts = scripts;
    }

    @Override
    MockSspOperations target() {
        return ssp;
    }

    @Override
    public void use(String scenario) {
        throw refused("use(\"" + scenario + "\")");
    }

    @Override
    public void put(ScenarioScript script) {
        scripts.put(script);
    }

    @Override
    public void inventory(String json) {
        throw refused("inventory(…)");
    }

    @Override
    public MockClock clock() {
        throw refused("clock()");
    }

    @Override
    public void reset() {
        throw refused("reset()");
    }

    static IllegalStateException refused(String what) {
        return new IllegalStateException(
                what + " would reach the tests that run beside this one on the same double: take"
                        + " a KeyedDouble as a parameter, which has a key of the test's own, or make the extension's field an"
                        + " instance field");
    }
}
