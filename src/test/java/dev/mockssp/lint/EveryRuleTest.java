package dev.mockssp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.value.Revision;
import dev.mockssp.journal.Finding;
import dev.mockssp.lint.rule.RuleCatalogue;
import dev.mockssp.lint.rule.RuleInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @CsvSource({
        "real-key-sent,header:thrad-api-key",
        "other-endpoint-header,header:thrads-api-key",
        "personal-data-in-ids,/userId",
        "email-in-messages,/messages/0/content",
        "card-in-messages,/messages/0/content",
        "phone-in-messages,/messages/0/content",
        "user-id-unstable,/userId",
        "chat-id-shared,/chatId",
        "chat-id-not-reset,/chatId",
        "history-not-growing,/messages",
        "last-message-not-user,/messages/1/role",
        "roles-not-alternating,/messages/1/role",
        "timestamps-missing,/messages/0/timestamp",
        "geo-without-country,header:X-User-Country",
        "country-not-iso,header:X-User-Country",
        "country-lower-case,header:X-User-Country",
        "forwarded-for-missing,header:X-Forwarded-For",
        "country-without-device,header:X-User-Country",
        "timezone-unknown,header:X-User-Timezone",
        "library-user-agent,header:User-Agent",
        "turns-from-last-ad-sent,/turns_from_last_ad",
        "poll-in-opener,/ad_formats/1",
        "age-range-form,/user_metadata/age_range",
        "pixel-on-render,''",
        "pixels-apart,''",
        "view-url-cut,''",
        "vote-repeated,''",
        "pixel-without-other,''",
        "unknown-field,/chat_id",
        "ignored-field,/production",
        "other-endpoint-field,/conversationOffset",
        "force-overuse,/force",
        "region-not-iso,/userRegion",
        "content-empty,/content/chatbot",
        "encoded-body,header:Content-Encoding",
        "request-after-429,''",
        "unchanged-retry,''",
        "view-too-soon,''",
        "landing-without-click,''",
        "pacing-would-withhold,/config",
        "bid-never-viewed,''",
        "experiment-tag-partial,/config/experiment_tag"
    })
    void saysWhere(String id, String pointer) {
        assertThat(Run.of(EXAMPLES.get(id).trigger()).last())
                .filteredOn(finding -> finding.rule().equals(id))
                .extracting(Finding::pointer)
                .containsExactly(pointer);
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
        assertThat(rule.source()).matches("S[0-4]|D|advice");
        assertThat(rule.why()).endsWith(".");
        assertThat(rule.when()).isNotBlank().doesNotEndWith(".");
    }

    /** The examples of rules of all revisions are of 2025-11. */
    @Test
    void isOfTheRevisionOfItsExample() {
        Examples2026.ALL
                .keySet()
                .forEach(id -> assertThat(RuleCatalogue.revisions(id)).as(id).containsExactly(Revision.R2026));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void isNotFoundInAnotherRevision(String id) {
        if (Examples2026.ALL.containsKey(id)) {
            Run earlier = Run.of(EXAMPLES.get(id).trigger(), exchange -> Revision.R2025_11);
            assertThat(earlier.findings().stream().flatMap(List::stream))
                    .noneMatch(finding -> finding.rule().equals(id));
        }
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
        all.putAll(Examples2026.ALL);
        return all;
    }
}
