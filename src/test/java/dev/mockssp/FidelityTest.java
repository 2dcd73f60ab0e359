package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/FIDELITY.md} is complete, and its tests exist. */
class FidelityTest {

    /** The sections of the contract. */
    private static final List<String> SECTIONS = List.of(
            "0 ",
            "1.1 ",
            "1.2 ",
            "1.3 ",
            "1.4 ",
            "1.5 ",
            "1.6 ",
            "1.7 ",
            "1.8 ",
            "1.9 ",
            "2.1 ",
            "2.2 ",
            "3 ",
            "2026.1 ",
            "2026.2 ",
            "2026.3 ",
            "2026.4 ",
            "2026.5 ",
            "2026.6 ",
            "2026.7 ",
            "2026.8 ",
            "2026.10 ");

    private static final Set<String> STATUSES = Set.of("seeds", "later docs", "clients", "ours", "not yet");
    private static final Pattern SOURCES = Pattern.compile("(S[0-4]|O|D|C|=)( (S[0-4]|O|D|C|=))*");
    private static final Pattern TEST = Pattern.compile("`(\\w+)`");

    private final List<Markdown.Row> rows = ReadmeTest.read("docs/FIDELITY.md").rows();

    @Test
    void everySectionOfTheContractHasRows() {
        assertThat(SECTIONS)
                .allSatisfy(section ->
                        assertThat(rows).anyMatch(row -> row.heading().startsWith(section)));
        assertThat(rows)
                .allSatisfy(row ->
                        assertThat(SECTIONS).anyMatch(section -> row.heading().startsWith(section)));
    }

    @Test
    void everyRowHasASourceAndAStatus() {
        assertThat(rows).hasSizeGreaterThan(100).allSatisfy(row -> {
            assertThat(row.cells()).hasSize(4);
            assertThat(row.cells().get(0)).endsWith(".");
            assertThat(row.cells().get(1)).matches(SOURCES);
            assertThat(row.cells().get(2)).isIn(STATUSES);
        });
    }

    @Test
    void ourDecisionsAreMarkedAndHaveAReason() {
        assertThat(rows).allSatisfy(row -> {
            boolean ours = List.of(row.cells().get(1).split(" ")).contains("=");
            assertThat(row.cells().get(2).equals("ours")).as(row.toString()).isEqualTo(ours);
            if (ours) {
                assertThat(row.cells().get(0)).contains("Why: ");
            }
        });
    }

    @Test
    void everyRuleThatIsImitatedNamesATestThatExists() throws IOException {
        Set<String> tests = tests();
        assertThat(rows).allSatisfy(row -> {
            List<String> named = TEST.matcher(row.cells().get(3))
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .toList();
            assertThat(tests).as(row.toString()).containsAll(named);
            assertThat(named.isEmpty())
                    .as(row.toString())
                    .isEqualTo(row.cells().get(2).equals("not yet"));
        });
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\w+(Test|IT|Contract)\\.java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }
}
