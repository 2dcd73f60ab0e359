package dev.mockssp;

import dev.mockssp.contract.Contract;
import dev.mockssp.contract.Provider;
import dev.mockssp.engine.Documents;
import dev.mockssp.pact.PactFile;
import dev.mockssp.pact.Pacts;
import dev.mockssp.pact.Spec;
import dev.mockssp.scenario.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pacts that the double writes about itself. */
@Timeout(60)
class GeneratedPactsIT {

    private static final String SSP = Provider.SSP.label();
    private static final String LEGACY = Provider.LEGACY.label();

    @Nested
    class Version3 implements VerifiedPacts {

        @TempDir
        static Path folder;

        @BeforeAll
        static void write() throws IOException {
            pacts(folder, Spec.V3);
        }

        @Override
        public Path folder() {
            return folder;
        }

        @Override
        public List<String> providers() {
            return Provider.labels();
        }

        @Override
        public List<Change> changes() {
            return CHANGES;
        }
    }

    @Nested
    class Version4 implements VerifiedPacts {

        @TempDir
        static Path folder;

        @BeforeAll
        static void write() throws IOException {
            pacts(folder, Spec.V4);
        }

        @Override
        public Path folder() {
            return folder;
        }

        @Override
        public List<String> providers() {
            return Provider.labels();
        }

        @Override
        public List<Change> changes() {
            return CHANGES;
        }
    }

    private static final List<VerifiedPacts.Change> CHANGES = List.of(
            change(SSP, "a field is renamed", Mutation.rename("bid", "headline", "title"), "headline"),
            change(SSP, "a header is dropped", Mutation.dropHeader("X-RateLimit-Reset"), "x-ratelimit-reset"),
            change(SSP, "a status is wrong", Mutation.status(429, 503), "503"),
            change(SSP, "a prompt has no text", Mutation.drop("bids", "sponsored_prompt"), "sponsored_prompt"),
            change(LEGACY, "a field is renamed", Mutation.rename("data", "prod_url", "url"), "prod_url"),
            change(LEGACY, "a status is wrong", Mutation.status(422, 400), "400"));

    private static VerifiedPacts.Change change(String provider, String name, Mutation mutation, String noticed) {
        return new VerifiedPacts.Change(provider, name, mutation, noticed);
    }

    static void pacts(Path folder, Spec spec) throws IOException {
        SchemaLibrary schemas = new SchemaLibrary();
        ScenarioLibrary scenarios = new ScenarioLibrary(new Documents(schemas)::scenario);
        Pacts pacts = new Pacts(schemas, new Contract(schemas, scenarios, Optional.empty()), "test");
        for (Provider provider : Provider.values()) {
            PactFile file = pacts.write("publisher", provider, spec);
            Files.writeString(folder.resolve(file.name()), file.json());
        }
    }
}
