package dev.mockssp.auction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.auction.Ad.Asked;
import org.junit.jupiter.api.Test;

class FilterTest {

    private static void refuses(Verdict verdict, Outcome outcome) {
        assertThat(outcome.stage()).isEmpty();
        assertThat(outcome.offers()).isEmpty();
        assertThat(outcome.explanation().entries())
                .extracting(Explanation.Entry::verdict)
                .containsOnly(verdict);
        assertThat(verdict.filtered()).isTrue();
    }

    private static void admits(Outcome outcome) {
        assertThat(outcome.stage()).contains(Stage.CONTEXTUAL);
    }

    @Test
    void theFormatMustBeThere() {
        refuses(Verdict.FORMAT, Asked.inChat("shoes").of(Ad.named("a").formats(Format.SPONSORED_PROMPT)));
        admits(Asked.inChat("shoes").of(Ad.named("a").formats(Format.SPONSORED_MESSAGE)));
    }

    @Test
    void aChatShowsNoPrompts() {
        refuses(
                Verdict.FORMAT,
                Asked.inChat("shoes").formats(Format.SPONSORED_PROMPT).of(Ad.named("a")));
    }

    @Test
    void noUsableFormatIsNoAdForStagingToo() {
        Outcome outcome = Asked.inChat("shoes").formats().staging().force().of(Ad.named("a"));

        refuses(Verdict.FORMAT, outcome);
    }

    @Test
    void aHeadlineMustFitAsItIs() {
        Ad ad = Ad.named("a").headlines("x".repeat(31), "y".repeat(32));

        refuses(Verdict.HEADLINE, Asked.inChat("shoes").within(30).of(ad));
        assertThat(Asked.inChat("shoes").within(31).of(ad).offers())
                .extracting(Offer::text)
                .containsExactly("x".repeat(31));
    }

    @Test
    void aShorterHeadlineReplacesOneThatDoesNotFit() {
        Ad ad = Ad.named("a").headlines("x".repeat(40), "y".repeat(30), "z".repeat(10));

        assertThat(Asked.inChat("shoes").within(30).of(ad).offers())
                .extracting(Offer::text)
                .containsExactly("y".repeat(30));
    }

    @Test
    void theLimitCountsCodePoints() {
        String shoes = "👟".repeat(30);

        assertThat(Asked.inChat("shoes")
                        .within(30)
                        .of(Ad.named("a").headlines(shoes))
                        .offers())
                .extracting(Offer::text)
                .containsExactly(shoes);
        refuses(
                Verdict.HEADLINE,
                Asked.inChat("shoes").within(30).of(Ad.named("a").headlines(shoes + "!")));
    }

    @Test
    void theCountryMustBeListed() {
        Ad ad = Ad.named("a").countries("DE", "AT");

        refuses(Verdict.GEO, Asked.inChat("shoes").of(ad));
        refuses(Verdict.GEO, Asked.inChat("shoes").from("US").of(ad));
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

        refuses(Verdict.BANNED_WORDS, Asked.inChat("a Gun!", "shoes").of(ad));
        refuses(Verdict.BANNED_WORDS, Asked.inChat("shoes after a car crash").of(ad));
        admits(Asked.inChat("shoes, begun in a car. Crashed").of(ad));
    }

    @Test
    void theExplanationNamesTheBannedWord() {
        Outcome outcome = Asked.inChat("a car crash", "shoes")
                .of(Ad.named("a").banned("gun", "car crash"), Ad.named("b").dsp("two"));

        assertThat(outcome.explanation().entries().get(0).bannedWord()).contains("car crash");
        assertThat(outcome.explanation().entries().get(1).bannedWord()).isEmpty();
    }

    @Test
    void theBudgetPaysForWholeWins() {
        Ad ad = Ad.named("a").price(550).budgetUnits(1100);
        Inventory inventory = Ad.inventory(ad);
        Brief brief = Asked.inChat("shoes").brief();
        Spending spending = new Spending();

        spending.spend(ad.campaign());
        admits(Auction.run(brief, inventory, spending));
        spending.spend(ad.campaign());

        assertThat(spending.spent(ad.campaign())).isEqualTo(1100);
        refuses(Verdict.BUDGET, Auction.run(brief, inventory, spending));
    }

    @Test
    void theBudgetIsThatOfTheInventoryWhoeverWon() {
        Inventory small = Ad.inventory(Ad.named("a").price(550).budgetUnits(550));
        Inventory big = Ad.inventory(Ad.named("b"), Ad.named("a").price(550).budgetUnits(1100));
        Brief brief = Asked.inChat("shoes").brief();
        Spending spending = new Spending();
        admits(Auction.run(brief, small, spending));

        spending.spend(Ad.named("a").price(550).campaign());

        refuses(Verdict.BUDGET, Auction.run(brief, small, spending));
        assertThat(spending.exhausted(big).isEmpty()).isTrue();
        spending.spend(Ad.named("a").price(1).campaign());
        assertThat(spending.exhausted(big).stream()).containsExactly(1);
    }

    @Test
    void withoutABudgetNothingRunsDry() {
        Campaign campaign = Ad.named("a").campaign();
        Spending spending = new Spending();
        for (int i = 0; i < 1000; i++) {
            spending.spend(campaign);
        }

        assertThat(spending.affords(campaign)).isTrue();
    }

    @Test
    void thePriceMustBeAboveTheFloor() {
        refuses(Verdict.FLOOR, Asked.inChat("shoes").of(Ad.named("a").price(100)));
        admits(Asked.inChat("shoes").of(Ad.named("a").price(101)));
    }

    @Test
    void forceOverridesNone() {
        Spending dry = new Spending();
        Inventory inventory = Ad.inventory(Ad.named("budget").budgetUnits(1));

        refuses(Verdict.GEO, Asked.inChat("shoes").force().of(Ad.named("a").countries("DE")));
        refuses(
                Verdict.BANNED_WORDS,
                Asked.inChat("shoes").force().of(Ad.named("a").banned("shoes")));
        refuses(Verdict.FLOOR, Asked.inChat("shoes").force().of(Ad.named("a").price(99)));
        refuses(Verdict.BUDGET, Auction.run(Asked.inChat("shoes").force().brief(), inventory, dry));
    }

    @Test
    void aRefusedOneIsNeverFoundByALaterStage() {
        Ad ad = Ad.named("a").countries("DE");

        refuses(
                Verdict.GEO,
                Asked.inChat("hello").clicked("a").explore().force().of(ad));
    }
}
