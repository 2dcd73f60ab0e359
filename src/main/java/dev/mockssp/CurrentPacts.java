package dev.mockssp;

import dev.mockssp.config.value.Revision;
import dev.mockssp.contract.Contract;
import dev.mockssp.contract.Provider;
import dev.mockssp.engine.admin.Admin;
import dev.mockssp.pact.PactGenerator;
import dev.mockssp.pact.PactSpec;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.server.admin.PactsController;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    public List<String> revisions() {
        String own = admin.revision().label();
        return Stream.concat(Stream.of(own), Revision.labels().stream().filter(label -> !label.equals(own)))
                .toList();
    }

    @Override
    public String json(String consumer, String provider, String spec, String revision) {
        Contract contract = new Contract(
                schemas,
                admin.scenarios().library(),
                Optional.of(admin.inventory()),
                Revision.of(revision).orElseThrow());
        return new PactGenerator(schemas, contract)
                .write(
                        consumer,
                        Provider.of(provider).orElseThrow(),
                        PactSpec.of(spec).orElseThrow())
                .json();
    }
}
