package dev.mockssp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.value.Revision;
import dev.mockssp.lint.rule.RuleCatalogue;
import dev.mockssp.lint.rule.RuleInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table in docs/LINT.md matches the catalogue. */
class DocumentTest {

    @Test
    void theTableIsTheCatalogue() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("docs/LINT.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        RuleCatalogue.all().stream().map(DocumentTest::row).toList());
    }

    private static String row(RuleInfo rule) {
        return "| `" + rule.id() + "` | " + rule.severity().label() + " | " + rule.when() + " | " + rule.why() + " | "
                + rule.source() + " | " + revisions(rule) + " |";
    }

    private static String revisions(RuleInfo rule) {
        Set<Revision> revisions = RuleCatalogue.revisions(rule.id());
        return revisions.size() == Revision.values().length
                ? "all"
                : revisions.stream().map(Revision::label).sorted().collect(Collectors.joining(", "));
    }
}
