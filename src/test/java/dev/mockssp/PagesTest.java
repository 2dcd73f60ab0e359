package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.mockssp.config.Option;
import dev.mockssp.config.OptionTable;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.json.Json;
import dev.mockssp.schema.SchemaLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What the README and the pages under docs say is true. {@link PageCommandsTest} checks their commands. */
class PagesTest {

    private static final Pattern ADMIN_PATH = Pattern.compile("/__admin/[a-z][\\w./{}-]*");

    private final DocumentReader documents = new DocumentReader(SchemaLibrary.shared());

    static List<Markdown> pages() throws IOException {
        return Markdown.pages();
    }

    /** The blocks of a language in all pages, but for docs/PACT.md, which has a test of its own. */
    private static List<String> blocks(String language) throws IOException {
        return pages().stream()
                .filter(page -> !page.file().endsWith("PACT.md"))
                .flatMap(page -> page.blocks(language).stream())
                .toList();
    }

    @Test
    void theContentsLeadToEveryPage() throws IOException {
        List<String> others = pages().stream()
                .map(Markdown::file)
                .filter(file -> !file.endsWith("README.md"))
                .map(file -> file.startsWith("docs") ? file.getFileName().toString() : "../" + file)
                .toList();
        assertThat(ReadmeTest.read("docs/README.md").links()).containsAll(others);
    }

    @Test
    void theOptionsTableIsTheListOfOptions() {
        assertThat(ReadmeTest.read("docs/OPTIONS.md").text()).contains("\n\n" + OptionTable.markdown() + "\n");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAFileAndAHeading(Markdown page) {
        assertThat(page.links())
                .filteredOn(link -> !link.startsWith("https://"))
                .allSatisfy(link -> {
                    String[] parts = link.split("#", 2);
                    Path file = parts[0].isEmpty() ? page.file() : sibling(page.file(), parts[0]);
                    assertThat(file).as(link).exists();
                    if (parts.length == 2) {
                        assertThat(ReadmeTest.read(file.toString()).anchors())
                                .as(link)
                                .contains(parts[1]);
                    }
                });
    }

    private static Path sibling(Path file, String link) {
        return file.resolveSibling(link).normalize();
    }

    @Test
    void theLinksForLanguageModelsLeadToFiles() throws IOException {
        Set<String> links = found(Pattern.compile("(?<=]\\()[^)]+"), Files.readString(Path.of("docs/llms.txt")));
        assertThat(links).hasSizeGreaterThan(10);
        assertThat(links)
                .allSatisfy(link -> assertThat(Path.of("docs").resolve(link)).exists());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPathOfTheAdminApiIsARoute(Markdown page) {
        Set<String> routes = ReadmeRoutesTest.documentedPaths();
        routes.add("/__admin/ui");
        assertThat(found(ADMIN_PATH, page.text()))
                .allSatisfy(path -> assertThat(routes)
                        .anySatisfy(route -> assertThat(path.replaceFirst("\\.$", ""))
                                .matches(Pattern.quote(route).replaceAll("\\{\\w+}", "\\\\E[^/]+\\\\Q"))));
    }

    @Test
    void everyExampleOfAFileIsValid() throws IOException {
        assertThat(blocks("json"))
                .hasSizeGreaterThan(4)
                .allSatisfy(
                        block -> assertThatCode(() -> check(block)).as(block).doesNotThrowAnyException());
    }

    private void check(String block) {
        byte[] bytes = block.getBytes(UTF_8);
        JsonNode json = Json.read(bytes);
        if (json.has("steps")) {
            documents.scenario("example", bytes, "a page");
        } else if (json.has("campaigns")) {
            documents.inventory(bytes, "a page");
        } else if (json.has("requestId")) {
            documents.read(bytes, "2025-11/bid-response.schema.json", "a page");
        } else if (json.has("findings")) {
            documents.read(bytes, "baseline.schema.json", "a page");
        } else if (json.has("mcpServers")) {
            assertThat(json.at("/mcpServers/mock-ssp/args").toString())
                    .isEqualTo("[\"-jar\",\"/path/to/mock-ssp.jar\",\"mcp\"]");
        } else if (block.contains("/16\"")) {
            documents.read(bytes, "geo.schema.json", "a page");
        } else {
            assertThat(Option.all()).extracting(Option::key).containsAll(json.propertyNames());
        }
    }

    @Test
    void everySnippetForACiServiceIsAFileThatIsChecked() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs/examples/ci"))) {
            assertThat(files.filter(Files::isRegularFile).map(PagesTest::content))
                    .containsExactlyInAnyOrderElementsOf(blocks("yaml"));
        }
    }

    @Test
    void everySnippetOfATestStandsInAnExampleThatIsRun() throws IOException {
        assertExamples(blocks("java"), "src/test/java/dev/mockssp/examples");
        assertExamples(blocks("js"), "docs/examples/node", "docs/examples/browser");
        assertExamples(blocks("ts"), "docs/examples/vitest");
        assertExamples(blocks("python"), "docs/examples/python", "docs/examples/pytest");
    }

    private static void assertExamples(List<String> snippets, String... folders) throws IOException {
        List<String> examples = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                files.filter(Files::isRegularFile)
                        .map(PagesTest::content)
                        .map(PagesTest::withoutIndentation)
                        .forEach(examples::add);
            }
        }
        assertThat(snippets)
                .isNotEmpty()
                .allSatisfy(snippet -> assertThat(examples)
                        .anySatisfy(example -> assertThat(example).contains(withoutIndentation(snippet))));
    }

    /** The CI builds the project that has the standalone jar. */
    @Test
    void everyDependencyIsThisModule() throws IOException {
        String pom = withoutIndentation(content(Path.of("pom.xml")));
        String standalone = withoutIndentation(content(Path.of("src/it/spring-jetty/pom.xml")));
        String version = pom.substring(pom.indexOf("<version>"), pom.indexOf("</version>"));
        List<String> snippets = blocks("xml");
        assertThat(snippets).hasSizeGreaterThan(2).allSatisfy(snippet -> {
            String named = withoutIndentation(snippet);
            assertThat(pom).contains(named.substring(named.indexOf("<groupId>"), named.indexOf("</version>")));
        });
        assertThat(snippets)
                .filteredOn(snippet -> snippet.contains("<classifier>"))
                .hasSize(1)
                .allSatisfy(snippet -> assertThat(standalone)
                        .contains(withoutIndentation(snippet).replace(version, "<version>${mock-ssp.version}")));
    }

    static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutIndentation(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
