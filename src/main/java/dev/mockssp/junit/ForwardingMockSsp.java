package dev.mockssp.junit;

import dev.mockssp.client.MockClock;
import dev.mockssp.client.MockSspOperations;
import dev.mockssp.client.RequestPattern;
import dev.mockssp.client.ScenarioScript;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.match.Times;
import dev.mockssp.lint.report.Report;
import java.util.List;

/** A double that is another one, which may change from test to test. */
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
    public void put(ScenarioScript script) {
        target().put(script);
    }

    @Override
    public void inventory(String json) {
        target().inventory(json);
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
    public void verify(RequestPattern sought, Times count) {
        target().verify(sought, count);
    }

    @Override
    public void verifyInOrder(RequestPattern... sought) {
        target().verifyInOrder(sought);
    }

    @Override
    public Report report() {
        return target().report();
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
