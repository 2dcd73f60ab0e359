package dev.mockssp.pact;

import static java.util.Objects.requireNonNull;

import dev.mockssp.contract.Contract;
import dev.mockssp.contract.Provider;
import dev.mockssp.schema.SchemaLibrary;

/** Writes the contract as Pact files, with matchers instead of values. The output is reproducible. */
public final class PactGenerator {

    private final SchemaLibrary schemas;
    private final Contract contract;

    /**
     * @param schemas the schemas that the matchers are derived from
     * @param contract the contract
     */
    public PactGenerator(SchemaLibrary schemas, Contract contract) {
        this.schemas = requireNonNull(schemas, "schemas");
        this.contract = requireNonNull(contract, "contract");
    }

    /**
     * @param consumer the publisher's name
     * @param provider the provider
     * @param spec the version of the specification
     * @return the contract between the two
     * @throws UnsupportedOperationException when Pact JVM is not on the class path
     * @throws dev.mockssp.core.ConfigurationException when a scenario cannot be part of a contract
     */
    public PactFile write(String consumer, Provider provider, PactSpec spec) {
        PactJvm.require();
        String json = new PactWriter(schemas).of(consumer, provider, contract, spec);
        return new PactFile(consumer, provider, json);
    }
}
