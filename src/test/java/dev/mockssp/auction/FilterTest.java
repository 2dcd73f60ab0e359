package dev.mockssp.auction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.auction.Ad.Asked;
import dev.mockssp.core.memory.MemoryBudget;
import org.junit.jupiter.api.Test;

class FilterTest {

    private static void refuses(CampaignStatus verdict, AuctionResult outcome) {
        assertThat(outcome.stage()).isEmpty();
        assertThat(outcome.winningBids()).isEmpty();
        assertThat(Explained.all(outcome.explanation()))
                .extracting(Explained::status)
                .containsOnly(verdict);
    }

    private static void admits(AuctionResult outcome) {
        assertThat(outcome.stage()).contains(AuctionStage.CONTEXTUAL);
    }

    @Test
    void theFormatMustBeThere() {
        refuses(CampaignStatus.FORMAT, Asked.inChat("shoes").of(Ad.named("a").formats(AdFormat.SPONSORED_PROMPT)));
        admits(Asked.inChat("shoes").of(Ad.named("a").formats(AdFormat.SPONSORED_MESSAGE)));
    }

    @Test
    void aChatShowsNoPrompts() {
        refuses(
                CampaignStatus.FORMAT,
                Asked.inChat("shoes").formats(AdFormat.SPONSORED_PROMPT).of(Ad.named("a")));
    }

    @Test
    void noUsableFormatIsNoAdForStagingToo() {
        AuctionResult outcome =
                Asked.inChat("shoes").formats().staging().force().of(Ad.named("a"));

        refuses(CampaignStatus.FORMAT, outcome);
    }

    @Test
    void aHeadlineMustFitAsItIs() {
        Ad ad = Ad.named("a").headlines("x".repeat(31), "y".repeat(32));

        refuses(CampaignStatus.HEADLINE, Asked.inChat("shoes").within(30).of(ad));
        assertThat(Asked.inChat("shoes").within(31).of(ad).winningBids())
                .extracting(WinningBid::text)
                .containsExactly("x".repeat(31));
    }

    @Test
    void aShorterHeadlineReplacesOneThatDoesNotFit() {
        Ad ad = Ad.named("a").headlines("x".repeat(40), "y".repeat(30), "z".repeat(10));

        assertThat(Asked.inChat("shoes").within(30).of(ad).winningBids())
                .extracting(WinningBid::text)
                .containsExactly("y".repeat(30));
    }

    @Test
    void theLimitCountsCodePoints() {
        String shoes = "👟".repeat(30);

        assertThat(Asked.inChat("shoes")
                        .within(30)
                        .of(Ad.named("a").headlines(shoes))
                        .winningBids())
                .extracting(WinningBid::text)
                .containsExactly(shoes);
        refuses(
                CampaignStatus.HEADLINE,
                Asked.inChat("shoes").within(30).of(Ad.named("a").headlines(shoes + "!")));
    }

    @Test
    void theCountryMustBeListed() {
        Ad ad = Ad.named("a").countries("DE", "AT");

        refuses(CampaignStatus.GEO, Asked.inChat("shoes").of(ad));
        refuses(CampaignStatus.GEO, Asked.inChat("shoes").from("US").of(ad));
        admits(Asked.inChat("shoes").from("AT").of(ad));
        admits(Asked.inChat("shoes").from("at").of(ad));
    }

    @Test
    void noCountriesIsEverywhere() {
        admits(Asked.inChat("shoes").of(Ad.named("a")));
        admits(Asked.inChat("shoes").from("US").of(Ad.named("a")));
    }

    @Test
    void aBannedWordAnywhereInTheConversationWithholds() {
        Ad ad = Ad.named("a").banned("gun", "car crash");

        refuses(CampaignStatus.BANNED_WORDS, Asked.inChat("a Gun!", "shoes").of(ad));
        refuses(
                CampaignStatus.BANNED_WORDS,
                Asked.inChat("shoes after a car crash").of(ad));
        admits(Asked.inChat("shoes, begun in a car. Crashed").of(ad));
    }

    @Test
    void theExplanationNamesTheBannedWord() {
        AuctionResult outcome = Asked.inChat("a car crash", "shoes")
                .of(Ad.named("a").banned("gun", "car crash"), Ad.named("b").dsp("two"));

        assertThat(Explained.all(outcome.explanation()).get(0).bannedWord()).contains("car crash");
        assertThat(Explained.all(outcome.explanation()).get(1).bannedWord()).isEmpty();
    }

    @Test
    void theBudgetPaysForWholeWins() {
        Ad ad = Ad.named("a").price(550).budgetUnits(1100);
        Inventory inventory = Ad.inventory(ad);
        AuctionRequest brief = Asked.inChat("shoes").brief();
        CampaignSpend spending = new CampaignSpend(MemoryBudget.unlimited());

        spending.spend(ad.campaign());
        admits(Auction.run(brief, inventory, spending));
        spending.spend(ad.campaign());

        assertThat(spending.spent(ad.campaign())).isEqualTo(1100);
        refuses(CampaignStatus.BUDGET, Auction.run(brief, inventory, spending));
    }

    @Test
    void theBudgetIsThatOfTheInventoryWhoeverWon() {
        Inventory small = Ad.inventory(Ad.named("a").price(550).budgetUnits(550));
        Inventory big = Ad.inventory(Ad.named("b"), Ad.named("a").price(550).budgetUnits(1100));
        AuctionRequest brief = Asked.inChat("shoes").brief();
        CampaignSpend spending = new CampaignSpend(MemoryBudget.unlimited());
        admits(Auction.run(brief, small, spending));

        spending.spend(Ad.named("a").price(550).campaign());

        refuses(CampaignStatus.BUDGET, Auction.run(brief, small, spending));
        Campaign withTwice = big.find("a").orElseThrow();
        assertThat(spending.hasBudgetFor(withTwice)).isTrue();
        spending.spend(Ad.named("a").price(1).campaign());
        assertThat(spending.hasBudgetFor(withTwice)).isFalse();
        assertThat(Explained.all(Auction.run(brief, big, spending).explanation()))
                .extracting(Explained::status)
                .containsExactly(CampaignStatus.WON, CampaignStatus.BUDGET);
    }

    @Test
    void withoutABudgetNothingRunsDry() {
        Campaign campaign = Ad.named("a").campaign();
        CampaignSpend spending = new CampaignSpend(MemoryBudget.unlimited());
        for (int i = 0; i < 1000; i++) {
            spending.spend(campaign);
        }

        assertThat(spending.hasBudgetFor(campaign)).isTrue();
    }

    @Test
    void thePriceMustBeAboveTheFloor() {
        refuses(CampaignStatus.FLOOR, Asked.inChat("shoes").of(Ad.named("a").price(100)));
        admits(Asked.inChat("shoes").of(Ad.named("a").price(101)));
    }

    @Test
    void forceOverridesNone() {
        CampaignSpend dry = new CampaignSpend(MemoryBudget.unlimited());
        Inventory inventory = Ad.inventory(Ad.named("budget").budgetUnits(1));

        refuses(
                CampaignStatus.GEO,
                Asked.inChat("shoes").force().of(Ad.named("a").countries("DE")));
        refuses(
                CampaignStatus.BANNED_WORDS,
                Asked.inChat("shoes").force().of(Ad.named("a").banned("shoes")));
        refuses(
                CampaignStatus.FLOOR,
                Asked.inChat("shoes").force().of(Ad.named("a").price(99)));
        refuses(CampaignStatus.BUDGET, Auction.run(Asked.inChat("shoes").force().brief(), inventory, dry));
    }

    @Test
    void aRefusedOneIsNeverFoundByALaterStage() {
        Ad ad = Ad.named("a").countries("DE");

        refuses(
                CampaignStatus.GEO,
                Asked.inChat("hello").clicked("a").explore().force().of(ad));
    }
}
