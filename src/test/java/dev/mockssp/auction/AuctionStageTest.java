package dev.mockssp.auction;

import static dev.mockssp.auction.CampaignStatus.BANNED_WORDS;
import static dev.mockssp.auction.CampaignStatus.NOT_OFFERED;
import static dev.mockssp.auction.CampaignStatus.NOT_RELEVANT;
import static dev.mockssp.auction.CampaignStatus.OUTBID;
import static dev.mockssp.auction.CampaignStatus.WON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.auction.Ad.Asked;
import dev.mockssp.core.memory.MemoryBudget;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuctionStageTest {

    static String winner(AuctionResult outcome) {
        assertThat(outcome.winningBids()).hasSize(1);
        return outcome.winningBids().get(0).campaign().id();
    }

    private static List<CampaignStatus> verdicts(AuctionResult outcome) {
        return Explained.all(outcome.explanation()).stream()
                .map(Explained::status)
                .toList();
    }

    @Test
    void nothingRelevantIsNoBid() {
        AuctionResult outcome = Asked.inChat("hello").of(Ad.named("a"));

        assertThat(outcome.stage()).isEmpty();
        assertThat(outcome.winningBids()).isEmpty();
        assertThat(verdicts(outcome)).containsExactly(NOT_RELEVANT);
    }

    @Test
    void anEmptyInventoryIsNoBid() {
        assertThat(Asked.inChat("shoes").staging().force().of().stage()).isEmpty();
    }

    @Test
    void theStagesComeInTheirOrder() {
        Ad fits = Ad.named("fits").price(200);
        Ad clicked = Ad.named("clicked").keywords("boots").price(300).dsp("two");
        Ad other = Ad.named("other").keywords("socks").price(900).dsp("three");

        AuctionResult contextual = Asked.inChat("shoes")
                .clicked("clicked")
                .explore()
                .force()
                .staging()
                .of(fits, clicked, other);
        assertThat(contextual.stage()).contains(AuctionStage.CONTEXTUAL);
        assertThat(winner(contextual)).isEqualTo("fits");
        assertThat(verdicts(contextual)).containsExactly(WON, NOT_RELEVANT, NOT_RELEVANT);

        AuctionResult retargeting = Asked.inChat("hi")
                .clicked("clicked")
                .explore()
                .force()
                .staging()
                .of(fits, clicked, other);
        assertThat(retargeting.stage()).contains(AuctionStage.RETARGETING);
        assertThat(winner(retargeting)).isEqualTo("clicked");

        AuctionResult exploration =
                Asked.inChat("hi").explore().force().staging().of(fits, clicked, other);
        assertThat(exploration.stage()).contains(AuctionStage.EXPLORATION);
        assertThat(winner(exploration)).isEqualTo("other");

        AuctionResult force = Asked.inChat("hi").force().staging().of(fits, clicked, other);
        assertThat(force.stage()).contains(AuctionStage.FORCE);
        assertThat(winner(force)).isEqualTo("other");

        AuctionResult staging = Asked.inChat("hi").staging().of(fits, clicked, other);
        assertThat(staging.stage()).contains(AuctionStage.STAGING);
        assertThat(winner(staging)).isEqualTo("other");
    }

    @Test
    void aDspOffersItsBestFitAndNotItsDearest() {
        AuctionResult outcome = Asked.inChat("running shoes")
                .of(
                        Ad.named("fit").keywords("shoes", "running").price(200),
                        Ad.named("dear").price(900),
                        Ad.named("rival").price(190).dsp("two"));

        assertThat(winner(outcome)).isEqualTo("fit");
        assertThat(verdicts(outcome)).containsExactly(WON, NOT_OFFERED, OUTBID);
    }

    @Test
    void amongDspsThePriceDecidesAndNotTheFit() {
        AuctionResult outcome = Asked.inChat("running shoes")
                .of(
                        Ad.named("fit").keywords("shoes", "running").price(200),
                        Ad.named("dear").price(201).dsp("two"));

        assertThat(winner(outcome)).isEqualTo("dear");
        assertThat(verdicts(outcome)).containsExactly(OUTBID, WON);
    }

    @Test
    void aDspsTieGoesToThePriceThenToTheId() {
        assertThat(winner(Asked.inChat("shoes")
                        .of(Ad.named("a").price(200), Ad.named("b").price(300))))
                .isEqualTo("b");
        assertThat(winner(Asked.inChat("shoes").of(Ad.named("b"), Ad.named("a"))))
                .isEqualTo("a");
    }

    @Test
    void aTieOfPricesGoesToTheId() {
        assertThat(winner(Asked.inChat("shoes")
                        .of(Ad.named("b").dsp("one"), Ad.named("a").dsp("two"))))
                .isEqualTo("a");
    }

    @Test
    void theOrderInWhichKeywordsAreFoundMakesNoDifference() {
        Ad later = Ad.named("a").keywords("x", "y", "z").price(200);
        Ad earlier = Ad.named("b").keywords("u", "v", "w").price(300);

        assertThat(winner(Asked.inChat("x w", "y v", "z u", "o", "p", "q").of(later, earlier)))
                .isEqualTo("b");
    }

    @Test
    void aStagingKeyIsWithheldNothingByFiltersAndFloor() {
        CampaignSpend spending = new CampaignSpend(MemoryBudget.unlimited());
        Inventory inventory = Ad.inventory(
                Ad.named("geo").countries("DE").price(300),
                Ad.named("banned").banned("shoes").price(400).dsp("two"),
                Ad.named("budget").budgetUnits(1).price(500).dsp("three"),
                Ad.named("floor").price(50).dsp("four"),
                Ad.named("format").formats(AdFormat.SPONSORED_PROMPT).price(900).dsp("five"));

        AuctionResult outcome = Auction.run(Asked.inChat("shoes").staging().brief(), inventory, spending);

        assertThat(outcome.stage()).contains(AuctionStage.STAGING);
        assertThat(winner(outcome)).isEqualTo("budget");
        assertThat(verdicts(outcome)).containsExactly(OUTBID, OUTBID, WON, OUTBID, CampaignStatus.FORMAT);
    }

    @Test
    void aStagingKeyPrefersWhatPassesTheFilters() {
        AuctionResult outcome = Asked.inChat("shoes")
                .staging()
                .of(
                        Ad.named("geo").countries("DE").price(900),
                        Ad.named("passes").keywords("socks"));

        assertThat(outcome.stage()).contains(AuctionStage.STAGING);
        assertThat(winner(outcome)).isEqualTo("passes");
        assertThat(verdicts(outcome)).containsExactly(CampaignStatus.GEO, WON);
    }

    @Test
    void anExplanationNamesScoresAndBannedWords() {
        Inventory inventory = Ad.inventory(
                Ad.named("a").banned("crash"),
                Ad.named("b").dsp("two").keywords("socks"),
                Ad.named("c").dsp("two"),
                Ad.named("d").banned("sho\u1e7d"));
        AuctionExplanation made = Auction.run(
                        Asked.inChat("a crash of shoes and sho\u1e7d", "yes").brief(),
                        inventory,
                        new CampaignSpend(MemoryBudget.unlimited()))
                .explanation();

        List<Explained> entries = Explained.all(made);

        assertThat(entries)
                .extracting(Explained::status)
                .containsExactly(BANNED_WORDS, NOT_RELEVANT, WON, BANNED_WORDS);
        assertThat(entries).extracting(Explained::score).containsExactly(0.5, 0.0, 0.5, 0.5);
        assertThat(entries)
                .extracting(Explained::bannedWord)
                .containsExactly(Optional.of("crash"), Optional.empty(), Optional.empty(), Optional.of("sho\u1e7d"));
    }

    @Test
    void theExplanationHasOneEntryForEachCampaign() {
        AuctionExplanation explanation = Asked.inChat("shoes", "yes")
                .of(Ad.named("b").price(150), Ad.named("a").keywords("socks").dsp("two"))
                .explanation();

        assertThat(Explained.all(explanation))
                .containsExactly(
                        new Explained("b", "one", 150, 0.5, WON, Optional.empty()),
                        new Explained("a", "two", 500, 0, NOT_RELEVANT, Optional.empty()));
    }
}
