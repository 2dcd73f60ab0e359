package dev.mockssp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.journal.Finding;
import dev.mockssp.lint.rule.RuleCatalogue;
import dev.mockssp.lint.rule.RuleInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the catalogue has an example that violates it and a near miss that does not. */
class EveryRuleTest {

    private static final Map<String, Example> EXAMPLES = examples();

    @Test
    void hasAnExampleAndNothingElseHas() {
        assertThat(EXAMPLES.keySet()).containsExactlyInAnyOrderElementsOf(ids().toList());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void isFoundWhereItIsBroken(String id) {
        RuleInfo rule = entry(id);
        List<Finding> found = Run.of(EXAMPLES.get(id).trigger()).last().stream()
                .filter(finding -> finding.rule().equals(id))
                .toList();
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(rule.severity());
            assertThat(finding.why()).isEqualTo(rule.why());
            assertThat(finding.source()).isEqualTo(rule.source());
            assertThat(finding.seen()).isNotBlank().doesNotContain("\n");
        });
    }

    @ParameterizedTest
    @MethodSource("ids")
    void isNotFoundInANearMiss(String id) {
        assertThat(Run.of(EXAMPLES.get(id).nearMiss()).rules()).doesNotContain(id);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void isWellDescribed(String id) {
        RuleInfo rule = entry(id);
        assertThat(id).matches("[a-z0-9]+(-[a-z0-9]+)+");
        assertThat(rule.source()).matches("S[0-4]|advice");
        assertThat(rule.why()).endsWith(".");
        assertThat(rule.when()).isNotBlank().doesNotEndWith(".");
    }

    @Test
    void hasAnIdOfItsOwn() {
        assertThat(ids()).doesNotHaveDuplicates();
    }

    private static RuleInfo entry(String id) {
        return RuleCatalogue.all().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Without the rules for upstream traffic, which the engine reports; {@code RecordFromTest} has examples of them.
     */
    static Stream<String> ids() {
        return RuleCatalogue.all().stream()
                .filter(rule -> !RuleCatalogue.UPSTREAM_RULES.contains(rule)
                        && !List.of(RuleCatalogue.JOURNAL_EVICTED, RuleCatalogue.KEY_NOT_SEEN)
                                .contains(rule))
                .map(RuleInfo::id);
    }

    private static Map<String, Example> examples() {
        Map<String, Example> all = new HashMap<>(RequestExamples.ALL);
        all.putAll(HistoryExamples.ALL);
        return all;
    }
}
