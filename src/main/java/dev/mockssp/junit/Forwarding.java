package dev.mockssp.junit;

import dev.mockssp.client.DoubleClock;
import dev.mockssp.client.ScenarioScript;
import dev.mockssp.client.Sought;
import dev.mockssp.client.TestDouble;
import dev.mockssp.journal.Count;
import dev.mockssp.journal.Exchange;
import dev.mockssp.lint.Report;
import java.util.List;

/** A double that is another one, which may change from test to test. */
abstract class Forwarding implements TestDouble {

    abstract TestDouble target();

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
    public void verify(Sought sought, Count count) {
        target().verify(sought, count);
    }

    @Override
    public void verifyInOrder(Sought... sought) {
        target().verifyInOrder(sought);
    }

    @Override
    public Report report() {
        return target().report();
    }

    @Override
    public DoubleClock clock() {
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
