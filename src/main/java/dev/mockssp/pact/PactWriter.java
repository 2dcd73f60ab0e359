package dev.mockssp.pact;

import au.com.dius.pact.core.model.Consumer;
import au.com.dius.pact.core.model.DefaultPactWriter;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.RequestResponsePact;
import au.com.dius.pact.core.model.V4Pact;
import dev.mockssp.config.value.Revision;
import dev.mockssp.contract.Contract;
import dev.mockssp.contract.Interaction;
import dev.mockssp.contract.Provider;
import dev.mockssp.schema.SchemaLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes interactions with Pact JVM. Separate class, because it cannot be loaded when the library is missing. */
final class PactWriter {

    private static final Pattern JVM_VERSION =
            Pattern.compile("(\"pact-jvm\"\\s*:\\s*\\{\\s*\"version\"\\s*:\\s*\")[^\"]*");
    private static final String VERSION = version();

    private final SchemaLibrary schemas;

    PactWriter(SchemaLibrary schemas) {
        this.schemas = schemas;
    }

    String of(String consumer, Provider provider, Contract contract, PactSpec spec) {
        List<Interaction> interactions = contract.interactions(provider);
        Map<String, Object> metadata = metadata(contract.revision());
        Pact pact = spec == PactSpec.V4
                ? v4(consumer, provider, interactions, metadata)
                : v3(consumer, provider, interactions, metadata);
        StringWriter json = new StringWriter();
        PrintWriter out = new PrintWriter(json);
        DefaultPactWriter.INSTANCE
                .writePact(pact, out, spec == PactSpec.V4 ? PactSpecVersion.V4 : PactSpecVersion.V3)
                .unwrap();
        out.flush();
        return withLibraryVersion(json.toString().replace("\r\n", "\n"));
    }

    /** In a fat jar, the library reads the jar's version instead of its own. */
    private static String withLibraryVersion(String json) {
        return JVM_VERSION.matcher(json).replaceFirst("$1" + VERSION);
    }

    private static String version() {
        try (InputStream in = PactWriter.class.getResourceAsStream("pact-jvm-version")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Pact v4(String consumer, Provider provider, List<Interaction> interactions, Map<String, Object> metadata) {
        return new V4Pact(
                new Consumer(consumer),
                new au.com.dius.pact.core.model.Provider(provider.label()),
                interactions.stream()
                        .map(it -> new PactInteraction(it, schemas, PactSpecVersion.V4).v4())
                        .toList(),
                metadata);
    }

    private Pact v3(String consumer, Provider provider, List<Interaction> interactions, Map<String, Object> metadata) {
        return new RequestResponsePact(
                new au.com.dius.pact.core.model.Provider(provider.label()),
                new Consumer(consumer),
                interactions.stream()
                        .map(it -> new PactInteraction(it, schemas, PactSpecVersion.V3).v3())
                        .toList(),
                metadata);
    }

    private static Map<String, Object> metadata(Revision revision) {
        String version = Optional.ofNullable(PactGenerator.class.getPackage().getImplementationVersion())
                .orElse("development");
        return Map.of("mock-ssp", Map.of("version", version, "revision", revision.label()));
    }
}
