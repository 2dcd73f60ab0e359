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

/**
 * Generates the pacts of a running mock server from the scenarios and campaigns that are active at the time of the
 * request.
 */
final class CurrentPacts implements PactsController.Source {

    private final SchemaLibrary schemas;
    private final Admin admin;

    CurrentPacts(SchemaLibrary schemas, Admin admin) {
        this.schemas = schemas;
        this.admin = admin;
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
        Contract contract = new Contract(schemas, admin.scenarios().library(), Optional.of(admin.inventory()));
        return new PactGenerator(schemas, contract)
                .write(
                        consumer,
                        Provider.of(provider).orElseThrow(),
                        PactSpec.of(spec).orElseThrow())
                .json();
    }
}
