package dev.mockssp;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.mockssp.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The three tools that publishers verify pacts with, each as they run it. */
enum PactTool {
    /** A JUnit 5 provider test of Pact JVM, in this process. */
    JVM {
        @Override
        Verdict verify(Path folder, String provider, String url) {
            Map<String, String> settings =
                    Map.of("pact.provider", provider, "pact.folder", folder.toString(), "ssp.url", url);
            settings.forEach(System::setProperty);
            try {
                return Verdict.of(run("dev.mockssp.examples.VerifiesPacts"));
            } finally {
                settings.keySet().forEach(System::clearProperty);
            }
        }
    },
    /** The verifier of pact-js. */
    JAVASCRIPT {
        @Override
        Verdict verify(Path folder, String provider, String url) throws Exception {
            Path node = Tools.require("node", "nodejs");
            Tools.requireOfNpm("pact");
            List<String> command = new ArrayList<>(
                    List.of(node.toString(), EXAMPLE.resolve("verify.js").toString()));
            pacts(folder, provider).forEach(pact -> command.add(pact.toString()));
            return Verdict.of(folder, variables(url), command);
        }
    },
    /** The Rust verifier. */
    RUST {
        @Override
        Verdict verify(Path folder, String provider, String url) throws Exception {
            return rust(folder, provider, url, "");
        }
    };

    static final Path EXAMPLE = Path.of("docs/examples/pact-js").toAbsolutePath();
    static final Map<String, String> QUIET = Map.of("PACT_DO_NOT_TRACK", "true", "pact_do_not_track", "true");

    /**
     * The result of a tool.
     *
     * @param green whether there were interactions and all of them were verified
     * @param said the output, or the messages of the failures
     */
    record Verdict(boolean green, String said) {

        private static Verdict of(Path folder, Map<String, String> variables, List<String> command) throws Exception {
            try (Program program = Program.start(folder, variables, command)) {
                Program.Result result = program.awaitExit();
                return new Verdict(result.exitCode() == 0, result.out() + result.err());
            }
        }

        private static Verdict of(Events tests) {
            String failures = tests.failed().stream()
                    .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                            .getThrowable()
                            .map(Throwable::toString)
                            .orElse("failed"))
                    .collect(Collectors.joining("\n"));
            return new Verdict(tests.failed().count() == 0 && tests.succeeded().count() > 0, failures);
        }
    }

    /**
     * Verifies the pacts of one provider.
     *
     * @param folder where pact files are, of this provider or of others too
     * @param provider the provider's name
     * @param url the URL of the provider and of its provider states, without a trailing slash
     */
    abstract Verdict verify(Path folder, String provider, String url) throws Exception;

    /**
     * As {@link #verify} with the Rust verifier.
     *
     * @param descriptions a regular expression that chooses interactions by their descriptions; it finds those that
     *     have it anywhere. Empty for all
     */
    static Verdict rust(Path folder, String provider, String url, String descriptions) throws Exception {
        URI target = URI.create(url);
        List<String> command = new ArrayList<>(List.of(
                Tools.requireOfNpm("pact").toString(),
                "verifier",
                "--no-colour",
                "--provider-name",
                provider,
                "--hostname",
                target.getHost(),
                "--port",
                Integer.toString(target.getPort()),
                "--state-change-url",
                url + "/__admin/pact/states",
                "--state-change-teardown"));
        if (!descriptions.isEmpty()) {
            command.addAll(List.of("--filter-description", descriptions));
        }
        pacts(folder, provider).forEach(pact -> command.addAll(List.of("--file", pact.toString())));
        return Verdict.of(folder, QUIET, command);
    }

    /** The variables with which the example uses the mock server at a URL, and starts none. */
    static Map<String, String> variables(String url) {
        Map<String, String> variables = new HashMap<>(QUIET);
        variables.put("MOCK_SSP_URL", url);
        return variables;
    }

    /** How many interactions the pacts of a provider have. */
    static int interactions(Path folder, String provider) throws IOException {
        int count = 0;
        for (Path pact : pacts(folder, provider)) {
            count += Json.read(Files.readAllBytes(pact)).path("interactions").size();
        }
        return count;
    }

    private static List<Path> pacts(Path folder, String provider) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> provider.equals(providerOf(file)))
                    .sorted()
                    .toList();
        }
    }

    private static String providerOf(Path pact) {
        try {
            return Json.read(Files.readAllBytes(pact)).at("/provider/name").stringValue("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a test class on its own. */
    static Events run(String testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute()
                .testEvents();
    }
}
