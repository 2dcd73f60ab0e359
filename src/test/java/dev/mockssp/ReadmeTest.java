package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.json.Json;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The README is short, and what it says is true. {@link PagesTest} checks what holds for all pages. */
class ReadmeTest {

    private static final int MAX_LINES = 220;

    private final Markdown readme = read("README.md");

    static Markdown read(String file) {
        try {
            return Markdown.of(file);
        } catch (IOException e) {
            throw new AssertionError("this repository has no " + file, e);
        }
    }

    @Test
    void isShort() {
        assertThat(readme.text().lines()).hasSizeLessThanOrEqualTo(MAX_LINES);
    }

    @Test
    void leadsToThePagesThatANewcomerNeeds() {
        assertThat(readme.links())
                .contains("docs/README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/dashboard.png", "docs/CI.md");
    }

    @Test
    void theScenariosTableIsTheLibrary() {
        DocumentReader documents = new DocumentReader(SchemaLibrary.shared());
        ScenarioLibrary library = new ScenarioLibrary(documents::scenario);
        Markdown page = read("docs/SCENARIOS.md");
        assertThat(readme.rowsUnder("Scenarios"))
                .extracting(Markdown.Row::cells)
                .isEqualTo(rows(library, scenario -> scenario.revision().isEmpty()));
        assertThat(page.rowsUnder("Scenarios of revision 2026"))
                .extracting(Markdown.Row::cells)
                .isEqualTo(rows(library, scenario -> scenario.revision().isPresent()));
    }

    private static List<List<String>> rows(ScenarioLibrary library, Predicate<Scenario> listed) {
        return library.all().stream()
                .map(ScenarioLibrary.Entry::scenario)
                .filter(listed)
                .map(scenario -> List.of("`" + scenario.name() + "`", scenario.description()))
                .toList();
    }

    /** A newcomer copies them, so they are whole files with imports. The CI runs the one in JavaScript as it stands here. */
    @Test
    void theFirstTestsAreWholeFiles() throws IOException {
        String java = Files.readString(Path.of("src/test/java/dev/mockssp/examples/FirstAdTest.java"));
        assertThat(readme.blocks("java")).containsExactly(java.substring(java.indexOf("import ")));
        assertThat(readme.blocks("js")).containsExactly(Files.readString(Path.of("docs/examples/node/first.test.mjs")));
    }

    @Test
    void theQuickStartsCurlLineGetsWhatThePageShows() throws Exception {
        Tools.require(Map.of("curl", "curl", "bash", "bash"));
        String line = readme.commands().stream()
                .map(Markdown.Command::line)
                .filter(command -> command.startsWith("curl"))
                .findFirst()
                .orElseThrow();
        try (MockSsp ssp = MockSsp.start()) {
            JsonNode response = Json.read(run("bash", "-c", line.replace("http://127.0.0.1:7777", ssp.baseUrl())));
            JsonNode shown = Json.read(readme.blocks("json").get(0).getBytes(UTF_8));

            assertThat(names(response)).isEqualTo(names(shown));
            assertThat(response.at("/data/bid/headline")).isEqualTo(shown.at("/data/bid/headline"));
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
}
