package dev.mockssp.junit;

import dev.mockssp.client.KeyedMockSsp;
import dev.mockssp.client.MockClock;
import dev.mockssp.client.MockSspOperations;
import dev.mockssp.client.RequestPattern;
import dev.mockssp.client.ScenarioScript;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.match.Times;
import dev.mockssp.lint.report.Report;
import java.util.List;

/** Forwards every operation to another mock server, which may change from test to test. */
abstract class ForwardingMockSsp implements MockSspOperations {

    abstract MockSspOperations target();

    @Override
    public String baseUrl() {
        return target().baseUrl();
    }

    @Override
    public void use(String scenario) {
        target().use(scenario);
    }

    @Override
    public void use(String scenario, String key) {
        target().use(scenario, key);
    }

    @Override
    public void putScenario(ScenarioScript script) {
        target().putScenario(script);
    }

    @Override
    public void putScenario(ScenarioScript script, String key) {
        target().putScenario(script, key);
    }

    @Override
    public void putInventory(String json) {
        target().putInventory(json);
    }

    @Override
    public String activeScenario() {
        return target().activeScenario();
    }

    @Override
    public List<Exchange> requests() {
        return target().requests();
    }

    @Override
    public List<Exchange> requests(String key) {
        return target().requests(key);
    }

    @Override
    public KeyedMockSsp forKey(String key) {
        target().forKey(key);
        return new KeyedMockSsp(this, key);
    }

    @Override
    public void verify(RequestPattern pattern, Times times) {
        target().verify(pattern, times);
    }

    @Override
    public void verifyInOrder(RequestPattern... patterns) {
        target().verifyInOrder(patterns);
    }

    @Override
    public Report report() {
        return target().report();
    }

    @Override
    public void deleteReport() {
        target().deleteReport();
    }

    @Override
    public MockClock clock() {
        return target().clock();
    }

    @Override
    public void reset() {
        target().reset();
    }

    @Override
    public void reset(String key) {
        target().reset(key);
    }
}
