package dev.mockssp.junit;

import dev.mockssp.client.MockClock;
import dev.mockssp.client.MockSspOperations;
import dev.mockssp.client.ScenarioScript;

/** A mock server that parallel tests share. Operations that would affect the other tests are rejected. */
final class SharedMockSsp extends ForwardingMockSsp {

    private final MockSspOperations mockSsp;
    private final SharedScenarios scenarios;

    SharedMockSsp(MockSspOperations mockSsp, SharedScenarios scenarios) {
        this.mockSsp = mockSsp;
        this.scenarios = scenarios;
    }

    @Override
    MockSspOperations target() {
        return mockSsp;
    }

    @Override
    public void use(String scenario) {
        throw rejected("use(\"" + scenario + "\")");
    }

    @Override
    public void putScenario(ScenarioScript script) {
        scenarios.put(script);
    }

    @Override
    public void putInventory(String json) {
        throw rejected("putInventory(…)");
    }

    @Override
    public void deleteReport() {
        throw rejected("deleteReport()");
    }

    @Override
    public MockClock clock() {
        throw rejected("clock()");
    }

    @Override
    public void reset() {
        throw rejected("reset()");
    }

    static IllegalStateException rejected(String what) {
        return new IllegalStateException(
                what + " would affect the tests that run in parallel on the same mock server: declare a parameter of"
                        + " type KeyedMockSsp, which has a key for this test only, or make the extension's field an"
                        + " instance field");
    }
}
