package dev.mockssp;

import dev.mockssp.contract.Contract;
import dev.mockssp.contract.Provider;
import dev.mockssp.engine.admin.Admin;
import dev.mockssp.pact.PactGenerator;
import dev.mockssp.pact.PactSpec;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.server.admin.PactsController;
import java.util.List;
import java.util.Optional;

/** The pacts of a running double: of the scenarios and campaigns that are in force when somebody asks. */
final class CurrentPacts implements PactsController.Source {

    private final SchemaLibrary schemas;
    private final Admin controls;

    CurrentPacts(SchemaLibrary schemas, Admin controls) {
        this.schemas = schemas;
        this.controls = controls;
    }

    @Override
    public List<String> providers() {
        return Provider.labels();
    }

    @Override
    public List<String> specs() {
        return PactSpec.labels();
    }

    @Override
    public String json(String consumer, String provider, String spec) {
        Contract contract = new Contract(schemas, controls.scenarios().library(), Optional.of(controls.inventory()));
        return new PactGenerator(schemas, contract)
                .write(
                        consumer,
                        Provider.of(provider).orElseThrow(),
                        PactSpec.of(spec).orElseThrow())
                .json();
    }
}
