package dev.mockssp.auction;

import static dev.mockssp.auction.AdFormat.SPONSORED_MESSAGE;
import static dev.mockssp.auction.AdFormat.SPONSORED_PROMPT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.auction.Ad.Asked;
import dev.mockssp.core.memory.MemoryBudget;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenerTest {

    private static List<String> texts(AuctionResult outcome) {
        return outcome.winningBids().stream().map(WinningBid::text).toList();
    }

    private static Ad[] ads(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Ad.named("c" + i).price(200 + i).prompts("p" + i, "q" + i))
                .toArray(Ad[]::new);
    }

    @Test
    void everyCampaignThatPassesIsRelevant() {
        AuctionResult outcome = Asked.opener(SPONSORED_MESSAGE)
                .of(Ad.named("a").price(300), Ad.named("b").price(400).dsp("two"));

        assertThat(outcome.stage()).contains(AuctionStage.OPENER);
        assertThat(AuctionStageTest.winner(outcome)).isEqualTo("b");
        assertThat(outcome.winningBids().get(0).format()).isEqualTo(SPONSORED_MESSAGE);
    }

    @Test
    void filtersHoldForOpenersToo() {
        AuctionResult outcome = Asked.opener(SPONSORED_PROMPT)
                .of(
                        Ad.named("a").countries("DE"),
                        Ad.named("b").price(100),
                        Ad.named("c").formats(SPONSORED_MESSAGE));

        assertThat(outcome.stage()).isEmpty();
        assertThat(Explained.all(outcome.explanation()))
                .extracting(Explained::status)
                .containsExactly(CampaignStatus.GEO, CampaignStatus.FLOOR, CampaignStatus.FORMAT);
    }

    @Test
    void withBothFormatsAnyPromptGoesBeforeEveryMessage() {
        AuctionResult outcome = Asked.opener(SPONSORED_MESSAGE, SPONSORED_PROMPT)
                .of(
                        Ad.named("message").formats(SPONSORED_MESSAGE).price(900),
                        Ad.named("prompt").formats(SPONSORED_PROMPT).price(150));

        assertThat(texts(outcome)).containsExactly("A prompt?");
        assertThat(outcome.winningBids().get(0).format()).isEqualTo(SPONSORED_PROMPT);
    }

    @Test
    void withBothFormatsAMessageComesWhenNoPromptPasses() {
        AuctionResult outcome = Asked.opener(SPONSORED_MESSAGE, SPONSORED_PROMPT)
                .of(
                        Ad.named("message").formats(SPONSORED_MESSAGE),
                        Ad.named("prompt").formats(SPONSORED_PROMPT).countries("DE"));

        assertThat(texts(outcome)).containsExactly("A headline");
        assertThat(Explained.all(outcome.explanation()))
                .extracting(Explained::status)
                .containsExactly(CampaignStatus.WON, CampaignStatus.GEO);
    }

    @Test
    void theFiveHighestPricesShowOnePromptEach() {
        AuctionResult outcome = Asked.opener(SPONSORED_PROMPT).of(ads(7));

        assertThat(texts(outcome)).containsExactly("p6", "p5", "p4", "p3", "p2");
        assertThat(Explained.all(outcome.explanation()))
                .extracting(Explained::status)
                .containsExactly(
                        CampaignStatus.OUTBID,
                        CampaignStatus.OUTBID,
                        CampaignStatus.WON,
                        CampaignStatus.WON,
                        CampaignStatus.WON,
                        CampaignStatus.WON,
                        CampaignStatus.WON);
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

        AuctionResult prompt =
                Asked.opener(SPONSORED_PROMPT, SPONSORED_MESSAGE).staging().of(ad);
        assertThat(prompt.stage()).contains(AuctionStage.STAGING);
        assertThat(texts(prompt)).containsExactly("A prompt?");

        AuctionResult message = Asked.opener(SPONSORED_MESSAGE).staging().of(ad);
        assertThat(texts(message)).containsExactly("A headline");
    }

    @Test
    void aStagingOpenerGetsPromptsWhenAnyCampaignHasOneWhateverTheFilters() {
        AuctionResult outcome = Asked.opener(SPONSORED_PROMPT, SPONSORED_MESSAGE)
                .staging()
                .of(Ad.named("prompt").countries("DE"), Ad.named("message").formats(SPONSORED_MESSAGE));

        assertThat(outcome.stage()).contains(AuctionStage.STAGING);
        assertThat(texts(outcome)).containsExactly("A prompt?");
    }

    @Test
    void aFillInPromptsGivesThemToAChatToo() {
        AuctionRequest brief = Asked.inChat("shoes").brief();

        AuctionResult outcome = Auction.fillFromInventory(
                brief,
                Optional.of(SPONSORED_PROMPT),
                Ad.inventory(Ad.named("a").keywords("socks").countries("DE")),
                new CampaignSpend(MemoryBudget.unlimited()));

        assertThat(texts(outcome)).containsExactly("A prompt?");
    }
}
