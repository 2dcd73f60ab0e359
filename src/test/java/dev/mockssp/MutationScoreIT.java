package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.mockssp.scenario.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final SchemaLibrary SCHEMAS = new SchemaLibrary();
    private static final Contract CONTRACT =
            new Contract(SCHEMAS, new ScenarioLibrary(new DocumentReader(SCHEMAS)::scenario), Optional.empty());
    private static final Map<Provider, Integer> FEWEST = Map.of(Provider.SSP, 140, Provider.LEGACY, 90);
    private static final int WORKERS = 2;

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
        for (Provider provider : Provider.values()) {
            PactFile pact = new PactGenerator(SCHEMAS, CONTRACT).write("publisher", provider, PactSpec.V4);
            Files.writeString(folder.resolve(pact.name()), pact.json());
        }
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void theWrittenPactsFindThem(Provider provider) throws Exception {
        Tools.requireOfNpm("pact");
        assertScore(provider, "V4 pact", 0.97, (mutant, server) -> pactFinds(provider, mutant, server));
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void theDriftCheckFindsThem(Provider provider) throws Exception {
        List<Interaction> contract = CONTRACT.interactions(provider);
        assertScore(provider, "drift", 0.99, (mutant, server) -> driftFinds(contract, mutant, server));
    }

    private interface Check {
        boolean finds(FieldMutant mutant, Mutant server) throws Exception;
    }

    private static List<FieldMutant> mutants(Provider provider) {
        List<Interaction> contract = CONTRACT.interactions(provider);
        BodyMutants bodies = new BodyMutants(SCHEMAS, contract);
        List<FieldMutant> mutants = new ArrayList<>(bodies.of("200"));
        mutants.addAll(bodies.of("error"));
        mutants.addAll(new ResponseMutants(contract).all());
        assertThat(mutants).extracting(FieldMutant::name).doesNotHaveDuplicates();
        return mutants;
    }

    private void assertScore(Provider provider, String tool, double least, Check check) throws Exception {
        List<FieldMutant> mutants = mutants(provider);
        List<String> survivors = survivors(mutants, check);
        String score =
                provider.label() + ", " + tool + ": " + (mutants.size() - survivors.size()) + " of " + mutants.size();
        Files.writeString(
                Path.of("target", "mutation-score-" + provider.label() + "-" + tool.replace(' ', '-') + ".txt"),
                score + "\n" + String.join("\n", survivors) + "\n");

        assertThat(mutants).hasSizeGreaterThanOrEqualTo(FEWEST.get(provider));
        assertThat(survivors).as(score).containsExactlyInAnyOrderElementsOf(documented(provider, tool));
        long expressible = mutants.stream()
                .filter(mutant -> isExpressibleInPacts(mutant.name()))
                .count();
        assertThat(survivors.stream().filter(MutationScoreIT::isExpressibleInPacts))
                .as(score)
                .hasSizeLessThanOrEqualTo((int) (expressible * (1 - least)));
    }

    /** No version of Pact has a rule for a header that must be absent, or for the pixels of an image. */
    private static boolean isExpressibleInPacts(String mutant) {
        return !mutant.endsWith(": added") && !mutant.startsWith("image body: ");
    }

    /** Rows of API, tool, mutant and reason. */
    private static List<String> documented(Provider provider, String tool) throws IOException {
        return Markdown.of("docs/PACT.md").rowsUnder("Mutation score").stream()
                .filter(row -> row.cells().size() == 4)
                .filter(row -> row.cells().get(0).equals("`" + provider.label() + "`"))
                .filter(row -> row.cells().get(1).equals(tool))
                .map(row -> row.cells().get(2).replace("`", ""))
                .toList();
    }

    private static List<String> survivors(List<FieldMutant> mutants, Check check) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<List<String>>> parts = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                int part = i;
                parts.add(workers.submit(
                        () -> survivors(mutants, mutant -> mutants.indexOf(mutant) % WORKERS == part, check)));
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

    private static List<String> survivors(List<FieldMutant> mutants, Predicate<FieldMutant> chosen, Check check)
            throws Exception {
        List<String> survivors = new ArrayList<>();
        try (MockSsp ssp = MockSsp.start();
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
    private static boolean pactFinds(Provider provider, FieldMutant mutant, Mutant server) throws Exception {
        List<Interaction> changed = mutant.interactions();
        return !green(provider, changed.subList(0, 1), server)
                || changed.size() > 1 && !green(provider, changed.subList(1, changed.size()), server);
    }

    private static boolean green(Provider provider, List<Interaction> interactions, Mutant server) throws Exception {
        String descriptions =
                interactions.stream().map(Interaction::description).collect(Collectors.joining("|", "^(", ")$"));
        PactTool.Verdict result = PactTool.rust(folder, provider.label(), server.baseUrl(), descriptions);
        assertThat(result.said()).contains("Verifying a pact between publisher and " + provider.label());
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
