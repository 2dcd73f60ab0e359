package dev.mockssp;

import dev.mockssp.contract.Contract;
import dev.mockssp.contract.Provider;
import dev.mockssp.engine.Controls;
import dev.mockssp.http.AdminPacts;
import dev.mockssp.pact.Pacts;
import dev.mockssp.pact.Spec;
import dev.mockssp.schema.SchemaLibrary;
import java.util.List;
import java.util.Optional;

/** The pacts of a running double: of the scenarios and campaigns that are in force when somebody asks. */
final class ServedPacts implements AdminPacts.Source {

    private final SchemaLibrary schemas;
    private final Controls controls;

    ServedPacts(SchemaLibrary schemas, Controls controls) {
        this.schemas = schemas;
        this.controls = controls;
    }

    @Override
    public List<String> providers() {
        return Provider.labels();
    }

    @Override
    public List<String> specs() {
        return Spec.labels();
    }

    @Override
    public String json(String consumer, String provider, String spec) {
        Contract contract = new Contract(schemas, controls.scenarios(), Optional.of(controls.inventory()));
        return new Pacts(schemas, contract)
                .write(
                        consumer,
                        Provider.of(provider).orElseThrow(),
                        Spec.of(spec).orElseThrow())
                .json();
    }
}
