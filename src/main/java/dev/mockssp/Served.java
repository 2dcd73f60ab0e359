package dev.mockssp;

import dev.mockssp.cli.Running;
import dev.mockssp.cli.Scenarios;
import dev.mockssp.config.Config;
import dev.mockssp.engine.Documents;
import dev.mockssp.scenario.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.util.List;

/** A double as the command line sees it. */
record Served(MockSsp ssp) implements Running {

    @Override
    public String url() {
        return ssp.baseUrl();
    }

    @Override
    public Scenarios.Entry scenario() {
        return ssp.controls()
                .scenarios()
                .entry(ssp.controls().activeScenario())
                .map(Served::entry)
                .orElseThrow();
    }

    @Override
    public long seed() {
        return ssp.seed();
    }

    @Override
    public void awaitStop() throws InterruptedException {
        ssp.awaitClose();
    }

    @Override
    public void close() {
        ssp.close();
    }

    /** All scenarios of a configuration, without a server. */
    static List<Scenarios.Entry> scenarios(Config config) {
        Documents documents = new Documents(SchemaLibrary.shared());
        ScenarioLibrary library =
                OwnScenarios.open(config, documents, problem -> {}).library();
        return library.all().stream().map(Served::entry).toList();
    }

    private static Scenarios.Entry entry(ScenarioLibrary.Entry entry) {
        return new Scenarios.Entry(
                entry.scenario().name(),
                entry.scenario().description(),
                entry.origin().label());
    }
}
