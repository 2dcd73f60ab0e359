package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.config.value.Revision;
import dev.mockssp.contract.Contract;
import dev.mockssp.contract.Interaction;
import dev.mockssp.contract.Provider;
import dev.mockssp.drift.DriftCheck;
import dev.mockssp.drift.InteractionResult;
import dev.mockssp.drift.Sleeper;
import dev.mockssp.drift.Target;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.pact.PactFile;
import dev.mockssp.pact.PactGenerator;
import dev.mockssp.pact.PactSpec;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How many mutants the written pacts and the drift check find. docs/PACT.md has each that survives, with the reason.
 */
@Tag("long")
@Timeout(1800)
class MutationScoreIT {

    private static final SchemaLibrary SCHEMAS = SchemaLibrary.shared();
    private static final int WORKERS = 2;

    /** An API of one revision. The legacy API is the same in both. */
    private enum Api {
        SSP(Provider.SSP, Revision.R2025_11, 140),
        LEGACY(Provider.LEGACY, Revision.R2025_11, 90),
        SSP_2026(Provider.SSP, Revision.R2026, 100);

        private final Provider provider;
        private final Revision revision;
        private final int fewest;

        Api(Provider provider, Revision revision, int fewest) {
            this.provider = provider;
            this.revision = revision;
            this.fewest = fewest;
        }

        /** As docs/PACT.md names it. */
        String label() {
            return revision == Revision.R2025_11 ? provider.label() : provider.label() + " " + revision.label();
        }

        Contract contract() {
            return new Contract(
                    SCHEMAS, new ScenarioLibrary(new DocumentReader(SCHEMAS)::scenario), Optional.empty(), revision);
        }

        List<Interaction> interactions() {
            return contract().interactions(provider);
        }

        Path folder() {
            return folder.resolve(revision.label());
        }

        MockSsp server() {
            return MockSsp.start(Settings.of(Option.REVISION, revision.label()));
        }

        /** Of a later revision only those that the earlier one does not have. */
        List<FieldMutant> mutants() {
            List<FieldMutant> all = MutationScoreIT.mutants(interactions());
            if (revision == Revision.R2025_11) {
                return all;
            }
            Set<String> earlier = MutationScoreIT.mutants(SSP.interactions()).stream()
                    .map(FieldMutant::name)
                    .collect(Collectors.toSet());
            return all.stream()
                    .filter(mutant -> !earlier.contains(mutant.name()))
                    .toList();
        }
    }

    /** Time that passes at once. */
    private static final Sleeper AT_ONCE = new Sleeper() {
        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public void sleep(Duration duration) {
            // at once
        }
    };

    @TempDir
    static Path folder;

    @BeforeAll
    static void write() throws IOException {
        for (Api api : Api.values()) {
            PactFile pact = new PactGenerator(SCHEMAS, api.contract()).write("publisher", api.provider, PactSpec.V4);
            Files.createDirectories(api.folder());
            Files.writeString(api.folder().resolve(pact.name()), pact.json());
        }
    }

    @ParameterizedTest
    @EnumSource(Api.class)
    void theWrittenPactsFindThem(Api api) throws Exception {
        Tools.requireOfNpm("pact");
        assertScore(api, "V4 pact", 0.97, (mutant, server) -> pactFinds(api, mutant, server));
    }

    @ParameterizedTest
    @EnumSource(Api.class)
    void theDriftCheckFindsThem(Api api) throws Exception {
        List<Interaction> contract = api.interactions();
        assertScore(api, "drift", 0.99, (mutant, server) -> driftFinds(contract, mutant, server));
    }

    private interface Check {
        boolean finds(FieldMutant mutant, Mutant server) throws Exception;
    }

    private static List<FieldMutant> mutants(List<Interaction> contract) {
        BodyMutants bodies = new BodyMutants(SCHEMAS, contract);
        List<FieldMutant> mutants = new ArrayList<>(bodies.of("200"));
        mutants.addAll(bodies.of("error"));
        mutants.addAll(new ResponseMutants(contract).all());
        assertThat(mutants).extracting(FieldMutant::name).doesNotHaveDuplicates();
        return mutants;
    }

    private void assertScore(Api api, String tool, double least, Check check) throws Exception {
        List<FieldMutant> mutants = api.mutants();
        List<String> survivors = survivors(api, mutants, check);
        String score = api.label() + ", " + tool + ": " + (mutants.size() - survivors.size()) + " of " + mutants.size();
        Files.writeString(
                Path.of("target", "mutation-score-" + (api.label() + "-" + tool).replace(' ', '-') + ".txt"),
                score + "\n" + String.join("\n", survivors) + "\n");

        assertThat(mutants).hasSizeGreaterThanOrEqualTo(api.fewest);
        assertThat(survivors).as(score).containsExactlyInAnyOrderElementsOf(documented(api, tool));
        long expressible = mutants.stream()
                .filter(mutant -> isExpressibleInPacts(mutant.name()))
                .count();
        assertThat(survivors.stream().filter(MutationScoreIT::isExpressibleInPacts))
                .as(score)
                .hasSizeLessThanOrEqualTo((int) (expressible * (1 - least)));
    }

    /**
     * No version of Pact has a rule for a header that must be absent, for the pixels of an image, or for a member that may
     * be absent.
     */
    private static boolean isExpressibleInPacts(String mutant) {
        return !mutant.endsWith(": added")
                && !mutant.startsWith("image body: ")
                && !mutant.startsWith("200 /data/bid/cta_url: ")
                && !mutant.startsWith("200 /data/bid/view_url: ");
    }

    /** Rows of API, tool, mutant and reason. */
    private static List<String> documented(Api api, String tool) throws IOException {
        return Markdown.of("docs/PACT.md").rowsUnder("Mutation score").stream()
                .filter(row -> row.cells().size() == 4)
                .filter(row -> row.cells().get(0).equals("`" + api.label() + "`"))
                .filter(row -> row.cells().get(1).equals(tool))
                .map(row -> row.cells().get(2).replace("`", ""))
                .toList();
    }

    private static List<String> survivors(Api api, List<FieldMutant> mutants, Check check) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<List<String>>> parts = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                int part = i;
                parts.add(workers.submit(
                        () -> survivors(api, mutants, mutant -> mutants.indexOf(mutant) % WORKERS == part, check)));
            }
            List<String> survivors = new ArrayList<>();
            for (Future<List<String>> part : parts) {
                survivors.addAll(part.get());
            }
            return survivors;
        } finally {
            workers.shutdownNow();
        }
    }

    private static List<String> survivors(
            Api api, List<FieldMutant> mutants, Predicate<FieldMutant> chosen, Check check) throws Exception {
        List<String> survivors = new ArrayList<>();
        try (MockSsp ssp = api.server();
                Mutant server = Mutant.of(ssp.baseUrl(), Mutation.NONE)) {
            for (FieldMutant mutant : mutants.stream().filter(chosen).toList()) {
                server.become(mutant.mutation());
                if (!check.finds(mutant, server)) {
                    survivors.add(mutant.name());
                }
            }
        }
        return survivors;
    }

    /** The time of the verifier grows with the number of interactions; one is usually enough. */
    private static boolean pactFinds(Api api, FieldMutant mutant, Mutant server) throws Exception {
        List<Interaction> changed = mutant.interactions();
        return !green(api, changed.subList(0, 1), server)
                || changed.size() > 1 && !green(api, changed.subList(1, changed.size()), server);
    }

    private static boolean green(Api api, List<Interaction> interactions, Mutant server) throws Exception {
        String descriptions =
                interactions.stream().map(Interaction::description).collect(Collectors.joining("|", "^(", ")$"));
        PactTool.Verdict result = PactTool.rust(api.folder(), api.provider.label(), server.baseUrl(), descriptions);
        assertThat(result.said()).contains("Verifying a pact between publisher and " + api.provider.label());
        return result.green();
    }

    private static boolean driftFinds(List<Interaction> contract, FieldMutant mutant, Mutant server) {
        Optional<URI> states = Optional.of(URI.create(server.baseUrl() + "/__admin/pact/states"));
        Target target = Target.of(
                URI.create(server.baseUrl()),
                Contract.KEY,
                Contract.KEY,
                states,
                Optional.empty(),
                Optional.empty(),
                false);
        return new DriftCheck(target, SCHEMAS, AT_ONCE)
                .run(List.copyOf(mutant.driven(contract))).stream()
                        .anyMatch(result -> result.kind() == InteractionResult.Kind.CHANGED);
    }
}
