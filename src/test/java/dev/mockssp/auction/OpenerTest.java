package dev.mockssp.auction;

import static dev.mockssp.auction.Format.SPONSORED_MESSAGE;
import static dev.mockssp.auction.Format.SPONSORED_PROMPT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.auction.Ad.Asked;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenerTest {

    private static List<String> texts(Outcome outcome) {
        return outcome.offers().stream().map(Offer::text).toList();
    }

    private static Ad[] ads(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Ad.named("c" + i).price(200 + i).prompts("p" + i, "q" + i))
                .toArray(Ad[]::new);
    }

    @Test
    void everyCampaignThatPassesIsRelevant() {
        Outcome outcome = Asked.opener(SPONSORED_MESSAGE)
                .of(Ad.named("a").price(300), Ad.named("b").price(400).dsp("two"));

        assertThat(outcome.stage()).contains(Stage.OPENER);
        assertThat(StageTest.winner(outcome)).isEqualTo("b");
        assertThat(outcome.offers().get(0).format()).isEqualTo(SPONSORED_MESSAGE);
    }

    @Test
    void filtersHoldForOpenersToo() {
        Outcome outcome = Asked.opener(SPONSORED_PROMPT)
                .of(
                        Ad.named("a").countries("DE"),
                        Ad.named("b").price(100),
                        Ad.named("c").formats(SPONSORED_MESSAGE));

        assertThat(outcome.stage()).isEmpty();
        assertThat(outcome.explanation().entries())
                .extracting(Explanation.Entry::verdict)
                .containsExactly(Verdict.GEO, Verdict.FLOOR, Verdict.FORMAT);
    }

    @Test
    void withBothFormatsAnyPromptGoesBeforeEveryMessage() {
        Outcome outcome = Asked.opener(SPONSORED_MESSAGE, SPONSORED_PROMPT)
                .of(
                        Ad.named("message").formats(SPONSORED_MESSAGE).price(900),
                        Ad.named("prompt").formats(SPONSORED_PROMPT).price(150));

        assertThat(texts(outcome)).containsExactly("A prompt?");
        assertThat(outcome.offers().get(0).format()).isEqualTo(SPONSORED_PROMPT);
    }

    @Test
    void withBothFormatsAMessageComesWhenNoPromptPasses() {
        Outcome outcome = Asked.opener(SPONSORED_MESSAGE, SPONSORED_PROMPT)
                .of(
                        Ad.named("message").formats(SPONSORED_MESSAGE),
                        Ad.named("prompt").formats(SPONSORED_PROMPT).countries("DE"));

        assertThat(texts(outcome)).containsExactly("A headline");
        assertThat(outcome.explanation().entries())
                .extracting(Explanation.Entry::verdict)
                .containsExactly(Verdict.WON, Verdict.GEO);
    }

    @Test
    void theFiveHighestPricesShowOnePromptEach() {
        Outcome outcome = Asked.opener(SPONSORED_PROMPT).of(ads(7));

        assertThat(texts(outcome)).containsExactly("p6", "p5", "p4", "p3", "p2");
        assertThat(outcome.explanation().entries())
                .extracting(Explanation.Entry::verdict)
                .containsExactly(
                        Verdict.OUTBID,
                        Verdict.OUTBID,
                        Verdict.WON,
                        Verdict.WON,
                        Verdict.WON,
                        Verdict.WON,
                        Verdict.WON);
    }

    @Test
    void threeCampaignsAreEnough() {
        assertThat(texts(Asked.opener(SPONSORED_PROMPT).of(ads(3)))).containsExactly("p2", "p1", "p0");
    }

    @Test
    void fewerFillUpToThreeInTurns() {
        assertThat(texts(Asked.opener(SPONSORED_PROMPT).of(ads(2)))).containsExactly("p1", "q1", "p0");
        assertThat(texts(Asked.opener(SPONSORED_PROMPT).of(Ad.named("a").prompts("1", "2", "3", "4"))))
                .containsExactly("1", "2", "3");
        assertThat(texts(Asked.opener(SPONSORED_PROMPT)
                        .of(Ad.named("a").prompts("1"), Ad.named("b").prompts("2", "3", "4"))))
                .containsExactly("1", "2", "3");
        assertThat(texts(Asked.opener(SPONSORED_PROMPT).of(ads(1)))).containsExactly("p0", "q0");
    }

    @Test
    void equalPricesGoByTheId() {
        assertThat(texts(Asked.opener(SPONSORED_PROMPT)
                        .of(
                                Ad.named("b").prompts("b"),
                                Ad.named("c").prompts("c"),
                                Ad.named("a").prompts("a"))))
                .containsExactly("a", "b", "c");
    }

    @Test
    void aHeadlineLimitDoesNotTouchPrompts() {
        assertThat(texts(Asked.opener(SPONSORED_PROMPT)
                        .within(30)
                        .of(Ad.named("a").headlines("x".repeat(99)).prompts("y".repeat(99)))))
                .containsExactly("y".repeat(99));
    }

    @Test
    void aStagingOpenerIsWithheldNothing() {
        Ad ad = Ad.named("a").countries("DE").price(1);

        Outcome prompt =
                Asked.opener(SPONSORED_PROMPT, SPONSORED_MESSAGE).staging().of(ad);
        assertThat(prompt.stage()).contains(Stage.STAGING);
        assertThat(texts(prompt)).containsExactly("A prompt?");

        Outcome message = Asked.opener(SPONSORED_MESSAGE).staging().of(ad);
        assertThat(texts(message)).containsExactly("A headline");
    }

    @Test
    void aStagingOpenerGetsPromptsWhenAnyCampaignHasOneWhateverTheFilters() {
        Outcome outcome = Asked.opener(SPONSORED_PROMPT, SPONSORED_MESSAGE)
                .staging()
                .of(Ad.named("prompt").countries("DE"), Ad.named("message").formats(SPONSORED_MESSAGE));

        assertThat(outcome.stage()).contains(Stage.STAGING);
        assertThat(texts(outcome)).containsExactly("A prompt?");
    }

    @Test
    void aFillInPromptsGivesThemToAChatToo() {
        Brief brief = Asked.inChat("shoes").brief();

        Outcome outcome = Auction.fill(
                brief,
                Optional.of(SPONSORED_PROMPT),
                Ad.inventory(Ad.named("a").keywords("socks").countries("DE")),
                new Spending());

        assertThat(texts(outcome)).containsExactly("A prompt?");
    }
}
