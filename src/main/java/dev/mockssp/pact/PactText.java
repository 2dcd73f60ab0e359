package dev.mockssp.pact;

import au.com.dius.pact.core.model.Consumer;
import au.com.dius.pact.core.model.DefaultPactWriter;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.RequestResponsePact;
import au.com.dius.pact.core.model.V4Pact;
import dev.mockssp.contract.Interaction;
import dev.mockssp.contract.Provider;
import dev.mockssp.schema.SchemaLibrary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes interactions by Pact JVM. A class of its own: where the library is missing, it cannot even be loaded. */
final class PactText {

    private final SchemaLibrary schemas;

    PactText(SchemaLibrary schemas) {
        this.schemas = schemas;
    }

    String of(String consumer, Provider provider, List<Interaction> interactions, Spec spec) {
        Pact pact = spec == Spec.V4 ? v4(consumer, provider, interactions) : v3(consumer, provider, interactions);
        StringWriter json = new StringWriter();
        PrintWriter out = new PrintWriter(json);
        DefaultPactWriter.INSTANCE
                .writePact(pact, out, spec == Spec.V4 ? PactSpecVersion.V4 : PactSpecVersion.V3)
                .unwrap();
        out.flush();
        return json.toString().replace("\r\n", "\n");
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
