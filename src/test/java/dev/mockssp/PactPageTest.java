package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The snippets of docs/PACT.md are those of the examples, and its commands for verifiers work. */
class PactPageTest {

    private static final Path JAVASCRIPT = Path.of("docs/examples/pact-js");
    private static final Path JAVA = Path.of("src/test/java/dev/mockssp/examples");

    private final Markdown page = ReadmeTest.read("docs/PACT.md");

    @Test
    void everySnippetStandsInAnExample() {
        assertThat(page.blocks("js"))
                .hasSizeGreaterThan(3)
                .allSatisfy(snippet -> assertThat(examples(JAVASCRIPT, ".js"))
                        .anySatisfy(example -> assertThat(example).contains(bare(snippet))));
        assertThat(page.blocks("java"))
                .isNotEmpty()
                .allSatisfy(snippet -> assertThat(examples(JAVA, ".java"))
                        .anySatisfy(example -> assertThat(example).contains(bare(snippet))));
    }

    /** The CI runs this project against a mock server. */
    @Test
    void theSnippetForMavenStandsInAProjectThatIsRun() {
        assertThat(page.blocks("xml"))
                .hasSize(1)
                .allSatisfy(snippet -> assertThat(bare(text(Path.of("src/it/pact-maven/pom.xml"))))
                        .contains(bare(snippet).replaceFirst("</plugin>$", "").strip()));
    }

    @Test
    void theStateThatItShowsIsTaken() {
        try (MockSsp ssp = MockSsp.start()) {
            Client client = new Client(ssp);
            page.blocks("json")
                    .forEach(state -> assertThat(
                                    client.post("/__admin/pact/states", state).status())
                            .isEqualTo(200));
            assertThat(client.bid("staging-js", Client.SHOES)
                            .json()
                            .get("message")
                            .stringValue())
                    .isEqualTo("No bids");
        }
    }

    private static List<String> examples(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(PactPageTest::text)
                    .map(PactPageTest::bare)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without indentation. */
    private static String bare(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
