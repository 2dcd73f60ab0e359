package dev.mockssp.cli;

import dev.mockssp.MockSsp;
import dev.mockssp.config.Config;
import dev.mockssp.engine.document.ConfiguredScenarios;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.scenario.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.util.List;

/** A double as the command line sees it. */
public record ServeCommand(MockSsp ssp) implements Running {

    @Override
    public String url() {
        return ssp.baseUrl();
    }

    @Override
    public String httpsUrl() {
        return ssp.httpsUrl();
    }

    @Override
    public ScenarioPrinter.Entry scenario() {
        return ssp.admin()
                .scenarios()
                .library()
                .entry(ssp.admin().scenarios().active())
                .map(ServeCommand::entry)
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
    public static List<ScenarioPrinter.Entry> scenarios(Config config) {
        DocumentReader documents = new DocumentReader(SchemaLibrary.shared());
        ScenarioLibrary library =
                ConfiguredScenarios.open(config, documents, problem -> {}).library();
        return library.all().stream().map(ServeCommand::entry).toList();
    }

    private static ScenarioPrinter.Entry entry(ScenarioLibrary.Entry entry) {
        return new ScenarioPrinter.Entry(
                entry.scenario().name(),
                entry.scenario().description(),
                entry.origin().label());
    }
}
