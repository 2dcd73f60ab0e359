package dev.mockssp.pact;

import static java.util.Objects.requireNonNull;

import au.com.dius.pact.core.model.Consumer;
import au.com.dius.pact.core.model.DefaultPactWriter;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.RequestResponsePact;
import au.com.dius.pact.core.model.V4Pact;
import dev.mockssp.contract.Contract;
import dev.mockssp.contract.Interaction;
import dev.mockssp.contract.Provider;
import dev.mockssp.schema.SchemaLibrary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the contract as Pact files: matchers, not values. The same contract makes the same bytes. */
public final class Pacts {

    private final SchemaLibrary schemas;
    private final Contract contract;

    /**
     * @param schemas the schemas that the matchers are derived from
     * @param contract what is written
     */
    public Pacts(SchemaLibrary schemas, Contract contract) {
        this.schemas = requireNonNull(schemas, "schemas");
        this.contract = requireNonNull(contract, "contract");
    }

    /**
     * @param consumer the publisher's name
     * @param provider who is asked
     * @param spec the version of the specification
     * @return the contract between the two
     * @throws UnsupportedOperationException when Pact JVM is not on the class path
     * @throws dev.mockssp.exchange.ConfigurationException when a scenario cannot be part of a contract
     */
    public PactFile write(String consumer, Provider provider, Spec spec) {
        PactLibrary.require();
        List<Interaction> interactions = contract.interactions(provider);
        Pact pact = spec == Spec.V4 ? v4(consumer, provider, interactions) : v3(consumer, provider, interactions);
        StringWriter json = new StringWriter();
        PrintWriter out = new PrintWriter(json);
        DefaultPactWriter.INSTANCE
                .writePact(pact, out, spec == Spec.V4 ? PactSpecVersion.V4 : PactSpecVersion.V3)
                .unwrap();
        out.flush();
        return new PactFile(consumer, provider, json.toString().replace("\r\n", "\n"));
    }

    private Pact v4(String consumer, Provider provider, List<Interaction> interactions) {
        return new V4Pact(
                new Consumer(consumer),
                new au.com.dius.pact.core.model.Provider(provider.label()),
                interactions.stream()
                        .map(it -> new Exchange(it, schemas, PactSpecVersion.V4).v4())
                        .toList(),
                metadata());
    }

    private Pact v3(String consumer, Provider provider, List<Interaction> interactions) {
        return new RequestResponsePact(
                new au.com.dius.pact.core.model.Provider(provider.label()),
                new Consumer(consumer),
                interactions.stream()
                        .map(it -> new Exchange(it, schemas, PactSpecVersion.V3).v3())
                        .toList(),
                metadata());
    }

    private static Map<String, Object> metadata() {
        String version = Optional.ofNullable(Pacts.class.getPackage().getImplementationVersion())
                .orElse("development");
        return Map.of("mock-ssp", Map.of("version", version));
    }
}
