package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.mockssp.cli.Cli;
import dev.mockssp.config.Option;
import dev.mockssp.config.OptionTable;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.json.Json;
import dev.mockssp.scenario.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the README says is so. */
class ReadmeTest {

    private static final Pattern FLAG = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
    private static final Pattern VARIABLE = Pattern.compile("MOCK_SSP_[A-Z_]*[A-Z]");
    private static final Set<String> OF_OTHERS = Set.of("--help", "--version", "--test", "--rm", "--name", "--wait");

    private final Markdown readme = read("README.md");
    private final DocumentReader documents = new DocumentReader(new SchemaLibrary());

    static Markdown read(String file) {
        try {
            return Markdown.of(file);
        } catch (IOException e) {
            throw new AssertionError("this repository has no " + file, e);
        }
    }

    @Test
    void theOptionsTableIsTheListOfOptions() {
        assertThat(readme.text()).contains("\n\n" + OptionTable.markdown() + "\n");
    }

    @Test
    void everyFlagAndVariableExists() {
        Set<String> flags = Option.all().stream().map(Option::flag).collect(Collectors.toSet());
        flags.addAll(OF_OTHERS);
        String help = help("report") + help("drift") + help("pact", "write") + help("pact", "publish");
        flags.addAll(found(FLAG, help));
        assertThat(found(FLAG, readme.text())).isNotEmpty().isSubsetOf(flags);
        Set<String> variables = Option.all().stream().map(Option::variable).collect(Collectors.toSet());
        variables.addAll(found(VARIABLE, help));
        variables.add("MOCK_SSP_URL");
        assertThat(found(VARIABLE, readme.text())).isSubsetOf(variables);
    }

    private static String help(String... command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Cli cli = new Cli();
        String[] args = Stream.concat(Stream.of(command), Stream.of("--help")).toArray(String[]::new);
        assertThat(cli.run(args, Map.of(), stream, stream)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyCommandIsOneThatWeKnow() {
        assertThat(readme.commands())
                .hasSizeGreaterThan(5)
                .allSatisfy(command -> assertThat(command)
                        .matches("mvn -B verify"
                                + "|mvn package -Dquick && java -jar target/mock-ssp\\.jar"
                                + "|java -jar target/mock-ssp\\.jar( report| drift| pact write| pact publish)?( --.*)?"
                                + "|src/image/make-runtime target/mock-ssp\\.jar \"\\$HOME/mock-ssp-runtime\""
                                + "|\"\\$HOME/mock-ssp-runtime/java/bin/java\" \"@\\$HOME/mock-ssp-runtime/java\\.args\" serve"
                                + "|node --test docs/examples/node/"
                                + "|python3 -m unittest discover docs/examples/python"
                                + "|docker (build|run|stop) .*|until \\[ \"\\$\\(docker inspect .*; do sleep 0\\.2; done"
                                + "|curl -sS .*'http://127\\.0\\.0\\.1:7777/.*"));
    }

    @Test
    void theScenariosTableIsTheLibrary() {
        ScenarioLibrary library = new ScenarioLibrary(documents::scenario);
        List<List<String>> shipped = library.all().stream()
                .map(ScenarioLibrary.Entry::scenario)
                .map(scenario -> List.of("`" + scenario.name() + "`", scenario.description()))
                .toList();
        assertThat(readme.rowsUnder("Scenarios"))
                .extracting(Markdown.Row::cells)
                .isEqualTo(shipped);
    }

    @Test
    void everyExampleOfAFileIsValid() {
        assertThat(readme.blocks("json"))
                .hasSizeGreaterThan(4)
                .allSatisfy(
                        block -> assertThatCode(() -> check(block)).as(block).doesNotThrowAnyException());
    }

    private void check(String block) {
        byte[] bytes = block.getBytes(UTF_8);
        JsonNode json = Json.read(bytes);
        if (json.has("steps")) {
            documents.scenario("example", bytes, "the README");
        } else if (json.has("campaigns")) {
            documents.inventory(bytes, "the README");
        } else if (json.has("requestId")) {
            documents.read(bytes, "2025-11/bid-response.schema.json", "the README");
        } else if (block.contains("/16\"")) {
            documents.read(bytes, "geo.schema.json", "the README");
        } else {
            assertThat(Option.all()).extracting(Option::key).containsAll(json.propertyNames());
        }
    }

    @Test
    void everySnippetForACiServiceIsAFileThatIsChecked() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs/examples/ci"))) {
            assertThat(files.filter(Files::isRegularFile).map(ReadmeTest::content))
                    .containsExactlyInAnyOrderElementsOf(readme.blocks("yaml"));
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("cannot read " + file, e);
        }
    }

    static Stream<String> javaSnippets() {
        return read("README.md").blocks("java").stream();
    }

    @ParameterizedTest
    @MethodSource("javaSnippets")
    void everyJavaSnippetStandsInACompiledExample(String snippet) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/java/dev/mockssp/examples"))) {
            assertThat(files.map(ReadmeTest::withoutIndentation))
                    .anySatisfy(example -> assertThat(example).contains(withoutIndentation(snippet)));
        }
    }

    @Test
    void theDependencyIsThisModule() throws IOException {
        String pom = withoutIndentation(Files.readString(Path.of("pom.xml")));
        String named = withoutIndentation(readme.blocks("xml").get(0));
        String coordinates = named.substring(named.indexOf("<groupId>"), named.indexOf("</version>"));
        assertThat(pom).contains(coordinates);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"README.md", "docs/ARCHITECTURE.md", "docs/FIDELITY.md", "docs/CHANGELOG.md", "docs/PACT.md"})
    void everyLinkToAFileLeadsToOne(String name) {
        Markdown document = read(name);
        assertThat(document.links())
                .filteredOn(link -> !link.startsWith("https://") && !link.startsWith("#"))
                .allSatisfy(link -> assertThat(document.file().resolveSibling(link.replaceFirst("#.*", "")))
                        .as(link)
                        .exists());
    }

    @Test
    void theQuickStartsCurlLineGetsWhatThePageShows() throws Exception {
        Tools.require(Map.of("curl", "curl", "bash", "bash"));
        String line = readme.commands().stream()
                .filter(command -> command.startsWith("curl"))
                .findFirst()
                .orElseThrow();
        try (MockSsp ssp = MockSsp.start()) {
            JsonNode answer = Json.read(run("bash", "-c", line.replace("http://127.0.0.1:7777", ssp.baseUrl())));
            JsonNode shown = Json.read(readme.blocks("json").get(0).getBytes(UTF_8));

            assertThat(names(answer)).isEqualTo(names(shown));
            assertThat(answer.at("/data/bid/headline")).isEqualTo(shown.at("/data/bid/headline"));
        }
    }

    private static byte[] run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        byte[] output = process.getInputStream().readAllBytes();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(new String(output, UTF_8)).isZero();
        return output;
    }

    /** The names of all fields, in their order. */
    private static String names(JsonNode json) {
        return json.properties().stream()
                .map(field -> field.getKey() + names(field.getValue()))
                .collect(Collectors.joining(",", "(", ")"));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String withoutIndentation(Path file) {
        try {
            return withoutIndentation(Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String withoutIndentation(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
