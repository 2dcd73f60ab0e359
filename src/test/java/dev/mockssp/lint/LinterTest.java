package dev.mockssp.lint;

import static dev.mockssp.lint.ExchangeBuilder.bidRequest;
import static dev.mockssp.lint.ExchangeBuilder.chat;
import static dev.mockssp.lint.ExchangeBuilder.getAd;
import static dev.mockssp.lint.ExchangeBuilder.turn;
import static dev.mockssp.lint.ExchangeBuilder.view;
import static dev.mockssp.lint.ExchangeBuilder.withMessages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.StateUnavailableException;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Source;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.KeyHistories;
import dev.mockssp.lint.history.KeyHistory;
import dev.mockssp.lint.history.LintHistories;
import dev.mockssp.lint.history.LintHistory;
import dev.mockssp.lint.rule.RuleLevels;
import dev.mockssp.lint.rule.SuppressedFindings;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class LinterTest {

    private final Linter linter = new Linter(RuleLevels.none());
    private final SuppressedFindings suppressed = new SuppressedFindings(MemoryBudget.unlimited());
    private final LintHistories histories = new LintHistories(source -> new LintHistory(MemoryBudget.unlimited()));

    @Test
    void goodExchangesHaveNoFinding() {
        Run run = Run.of(
                withMessages("Hi"),
                withMessages("Hi", "Hello!", "Some shoes?"),
                getAd(turn("Hi", "Hello!").put("userRegion", "DE").toString()),
                HistoryExamples.opener().prompts("bid_7"),
                view("bid_7").at(2_000));
        assertThat(run.all()).isEmpty();
    }

    @Test
    void aPreflightIsNoCall() {
        assertThat(Run.of(bidRequest("")
                                .method("OPTIONS")
                                .without("thrad-api-key")
                                .header("thrads-api-key", "x"))
                        .all())
                .isEmpty();
    }

    @Test
    void aForgottenKeyBeginsAnew() {
        check(withMessages("Hi"));
        histories.forget("key-1");
        assertThat(check(withMessages("Some news?"))).isEmpty();
    }

    @Test
    void otherKeysAreNotForgottenWithIt() {
        check(withMessages("Hi"));
        histories.forget("key-2");
        assertThat(check(withMessages("Some news?"))).containsExactly("history-not-growing");
    }

    @Test
    void theRequestsOfAToolAreNotTheClients() {
        check(withMessages("Hi"));
        assertThat(check(withMessages("Some news?").from(Source.DASHBOARD))).isEmpty();
        assertThat(check(withMessages("Something else?").from(Source.DASHBOARD)))
                .containsExactly("history-not-growing");
        assertThat(check(withMessages("Hi", "Hello!", "Some shoes?"))).isEmpty();
    }

    @Test
    void aResetForgetsEverything() {
        check(withMessages("Hi"));
        check(HistoryExamples.opener().prompts("bid_7"));
        histories.clear();
        assertThat(check(withMessages("Some news?"))).isEmpty();
        assertThat(check(view("bid_7").at(10))).isEmpty();
    }

    @Test
    void nothingSeenRepeatsPersonalDataOrAKey() {
        List<String> personal = List.of("anna.k", "example.com", "4111", "1111", "151", "23456789");
        Run run = Run.of(
                bidRequest(chat(
                                "anna.k@example.com",
                                "+49 151 23456789",
                                "Mine is 4111 1111 1111 1111, call +49 151 23456789")
                        .toString()),
                bidRequest(
                        chat("other", "+49 151 23456789", "anna.k@example.com").toString()));
        assertThat(run.rules())
                .contains("personal-data-in-ids", "card-in-messages", "phone-in-messages", "email-in-messages");
        assertThat(run.all()).allSatisfy(finding -> assertThat(finding.seen()).doesNotContain(personal));
    }

    @Test
    void namesOfUnknownFieldsAreGuessedAndCutShort() {
        ObjectNode body = chat("user_1", "chat_1", "Hi").put("message", 1).put("x\ny".repeat(40), 1);
        body.putObject("config").put("experimentTag", "a").put("zzzz", 1);
        assertThat(Run.of(bidRequest(body.toString())).all())
                .extracting(Finding::seen)
                .containsExactly(
                        "\"message\" (did you mean \"messages\"?)",
                        "\"" + "x\\u000ay".repeat(13) + "x…\"",
                        "\"config.experimentTag\" (did you mean \"experiment_tag\"?)",
                        "\"config.zzzz\"");
    }

    @Test
    void anIgnoredFieldIsToldWhatToDoInstead() {
        ObjectNode body = chat("user_1", "chat_1", "Hi").put("country_code", "DE");
        body.putObject("config").put("restricted_click_area", true);
        assertThat(Run.of(bidRequest(body.toString())).all())
                .extracting(Finding::pointer, Finding::seen)
                .containsExactly(
                        tuple("/country_code", "country_code: send the country in the X-User-Country header"),
                        tuple(
                                "/config/restricted_click_area",
                                "restricted_click_area: belongs to a later revision of the API"));
    }

    @Test
    void theTokenOfAnAuthorizationHeaderIsNoKey() {
        ExchangeBuilder call =
                withMessages("Hi").without("thrad-api-key").header("Authorization", "(20 characters, not kept)");
        assertThat(Run.of(call.rejected(401, "key")).rules()).containsExactly("other-endpoint-header");
    }

    @Test
    void anEditedLaterMessageIsNoRestart() {
        assertThat(Run.of(
                                withMessages("Hi", "Hello!", "Shoes?", "Red?", "Blue"),
                                withMessages("Hi", "Hello!", "Boots?"))
                        .all())
                .isEmpty();
    }

    @Test
    void aHistoryThatLosesItsBeginningDoesNotGrow() {
        assertThat(Run.of(withMessages("One", "1", "Two", "2", "Three"), withMessages("Two", "2", "Three", "3", "Four"))
                        .rules())
                .containsExactly("history-not-growing");
    }

    @Test
    void aBodyThatWasRejectedSaysNothingOfItsChat() {
        assertThat(Run.of(
                                withMessages("Hi", "Hello!", "Shoes?"),
                                withMessages("Some news?").rejected(400, "body"))
                        .all())
                .isEmpty();
    }

    @Test
    void legacyUsersAreToldByTheirChatAlone() {
        ExchangeBuilder other =
                getAd(turn("Hi", "Hello!").put("userId", "user_2").toString());
        assertThat(Run.of(getAd(turn("Hi", "Hello!").toString()), other).rules())
                .containsExactly("user-id-unstable");
    }

    @Test
    void theWindowOfA429EndsWhereItsHeaderSays() {
        ExchangeBuilder blocked =
                withMessages("Hi").rejected(429, "scenario").withResponseHeader("X-RateLimit-Reset", "1763978405");
        assertThat(Run.of(blocked, withMessages("Hi").at(4_000)).rules()).containsExactly("request-after-429");
        assertThat(Run.of(blocked, withMessages("Hi").at(5_000)).rules()).isEmpty();
    }

    @Test
    void aHeaderThatIsNoTimeIsPassedOver() {
        ExchangeBuilder blocked =
                withMessages("Hi").rejected(429, "scenario").withResponseHeader("X-RateLimit-Reset", "tomorrow");
        assertThat(Run.of(blocked, withMessages("Hi").at(900)).rules()).containsExactly("request-after-429");
        assertThat(Run.of(blocked, withMessages("Hi").at(1_000)).rules()).isEmpty();
    }

    @Test
    void callsUnderAClockThatStandsStillAreNotTimed() {
        assertThat(Run.of(HistoryExamples.opener().prompts("bid_7"), view("bid_7"))
                        .all())
                .isEmpty();
        assertThat(Run.of(withMessages("Hi").rejected(429, "rate"), withMessages("Hi"))
                        .all())
                .isEmpty();
    }

    @Test
    void aViewIsTimedFromTheEndOfTheDelay() {
        ExchangeBuilder opener = HistoryExamples.opener().prompts("bid_7").delayed(3_000);
        assertThat(Run.of(opener, view("bid_7").at(3_020)).rules()).containsExactly("view-too-soon");
    }

    @Test
    void pacingIsPlayedAsIfTheKeyWereAProductionKey() {
        ExchangeBuilder[] turns = IntStream.rangeClosed(1, 7)
                .mapToObj(turn -> {
                    ObjectNode body = chat("user_1", "chat_1", "Hi").put("turn_number", turn);
                    body.putObject("config").put("max_frequency", 3);
                    return bidRequest(body.toString()).staging();
                })
                .toArray(ExchangeBuilder[]::new);
        List<Integer> withheld = IntStream.rangeClosed(1, 7)
                .filter(turn -> !Run.of(turns).findings().get(turn - 1).isEmpty())
                .boxed()
                .toList();
        assertThat(withheld).containsExactly(2, 3, 5, 6);
    }

    @Test
    void aHistoryShorterThanAtTheLastAdIsPacedAsAChatWithoutAnAd() {
        assertThat(Run.of(staging(6, 0, 0), staging(2, 0, 0)).all()).isEmpty();
        assertThat(Run.of(staging(6, 0, 5), staging(2, 0, 5)).all()).isEmpty();
        assertThat(Run.of(staging(6, 3, 0), staging(2, 3, 0)).all())
                .singleElement()
                .satisfies(found -> assertThat(found.seen()).contains("turn 2 of the chat comes before ad_offset 3"));
    }

    private static ExchangeBuilder staging(int turn, int offset, int frequency) {
        ObjectNode body = chat("user_1", "chat_1", "Hi").put("turn_number", turn);
        body.putObject("config").put("ad_offset", offset).put("max_frequency", frequency);
        return bidRequest(body.toString()).staging();
    }

    @Test
    void whatAScenarioFillsPacingDoesNotWithhold() {
        ObjectNode body = chat("user_1", "chat_1", "Hi");
        body.putObject("config").put("ad_offset", 3);
        assertThat(Run.of(bidRequest(body.toString()).staging().decidedBy("scenario"))
                        .all())
                .isEmpty();
    }

    @Test
    void theFindingsOfARunNameTheirExchange() {
        Run run = Run.of(
                withMessages("Hi").tag("a"),
                withMessages("Hi"),
                withMessages("Hi").tag("b"),
                withMessages("Hi"));
        assertThat(run.runFindings()).singleElement().satisfies(found -> {
            assertThat(found.exchangeId()).isEqualTo("req_2");
            assertThat(found.finding().seen()).startsWith("2 of 4 bid requests");
        });
    }

    @Test
    void memoryStaysBounded() {
        MemoryBudget memory = new MemoryBudget(1 << 20);
        LintHistory history = new LintHistory(memory);
        for (int i = 0; i < 3_000; i++) {
            ExchangeBuilder call = bidRequest(
                            chat("user_" + i, "chat_" + i, "Hi").toString())
                    .key("key-" + i)
                    .prompts("bid_" + i);
            ExchangeBuilder rejected = withMessages("Hi " + i).key("key-" + i).rejected(403, "origin");
            ExchangeBuilder click = ExchangeBuilder.click("campaign-" + i);
            for (ExchangeBuilder exchange : List.of(call, rejected, click)) {
                history.addAndGetBefore(ExchangeFacts.of(exchange.exchange(i), exchange.json(), Revision.R2025_11), i);
                assertThat(memory.usedBytes()).isLessThanOrEqualTo(1 << 20);
            }
        }
        assertThat(memory.evictedEntries()).isPositive();
        history.clear();
        assertThat(memory.usedBytes()).isZero();
    }

    @Test
    void theHistoryOfAKeyIsForgottenWithoutThatOfOthers() {
        MemoryBudget memory = MemoryBudget.unlimited();
        LintHistory history = new LintHistory(memory);
        add(history, "key-1");
        long ofOneKey = memory.usedBytes();
        add(history, "key-2");
        history.forget("key-2");
        assertThat(memory.usedBytes()).isEqualTo(ofOneKey);
        history.forget("key-1");
        assertThat(memory.usedBytes()).isZero();
    }

    private static void add(LintHistory history, String key) {
        ExchangeBuilder call =
                bidRequest(chat("user", "chat", "Hi").toString()).key(key).prompts("bid of " + key);
        ExchangeBuilder rejected = withMessages("Hi").key(key).rejected(403, "origin");
        for (ExchangeBuilder exchange : List.of(call, rejected)) {
            history.addAndGetBefore(ExchangeFacts.of(exchange.exchange(1), exchange.json(), Revision.R2025_11), 1);
        }
    }

    @Test
    void longChatIdsThatDifferInOneCharacterAreDifferentChats() {
        String id = "x".repeat(60_000);
        String other = id.substring(0, 30_000) + "y" + id.substring(30_001);
        assertThat(check(bidRequest(chat("user-1", id, "Hi").toString()))).isEmpty();
        assertThat(check(bidRequest(chat("user-2", other, "Hello").toString()))).doesNotContain("chat-id-shared");
        assertThat(check(bidRequest(chat("user-2", id, "Hello").toString()))).contains("chat-id-shared");
    }

    @Test
    void aMistakeInARuleCostsNoAnswer() {
        assertThat(linter.check(withMessages("Hi").exchange(1), null, histories.of(Source.CLIENT), suppressed))
                .isEmpty();
    }

    @Test
    void aHistoryThatCannotBeReadIsNoMistakeInARule() {
        KeyHistories unreachable = new KeyHistories() {
            @Override
            public KeyHistory of(String keyId) {
                throw new StateUnavailableException("unreachable");
            }

            @Override
            public void forget(String keyId) {}

            @Override
            public void clear() {}
        };
        ExchangeBuilder exchange = withMessages("Hi");
        LintHistory history = new LintHistory(MemoryBudget.unlimited(), MemoryBudget.unlimited(), unreachable);
        assertThatThrownBy(() -> linter.check(exchange.exchange(1), exchange.json(), history, suppressed))
                .isInstanceOf(StateUnavailableException.class);
    }

    private List<String> check(ExchangeBuilder exchange) {
        return linter
                .check(
                        exchange.exchange(1),
                        exchange.json(),
                        histories.of(exchange.exchange(1).source()),
                        suppressed)
                .stream()
                .map(finding -> finding.rule())
                .toList();
    }
}
