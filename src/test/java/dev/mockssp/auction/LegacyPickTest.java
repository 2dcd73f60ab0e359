package dev.mockssp.auction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.auction.LegacyPick.Guarantee;
import dev.mockssp.core.memory.MemoryBudget;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LegacyPickTest {

    private static LegacyPick run(String text, Guarantee guarantee, Ad... ads) {
        return Auction.pick(
                List.of(text, "Sure."),
                Optional.of("us"),
                guarantee,
                Ad.inventory(ads),
                new CampaignSpend(MemoryBudget.unlimited()));
    }

    private static Optional<String> pick(String text, Guarantee guarantee, Ad... ads) {
        return run(text, guarantee, ads).campaign().map(Campaign::id);
    }

    private static Optional<String> pick(String text, Ad... ads) {
        return pick(text, Guarantee.NONE, ads);
    }

    @Test
    void theBestFitWinsAndNotTheDearest() {
        assertThat(pick(
                        "shoes",
                        Ad.named("dear").keywords("socks").price(900),
                        Ad.named("fit").dsp("two")))
                .contains("fit");
    }

    @Test
    void withoutAMatchThereIsNoProduct() {
        LegacyPick pick =
                run("hello", Guarantee.NONE, Ad.named("a"), Ad.named("b").countries("DE"));
        assertThat(pick.campaign()).isEmpty();
        assertThat(pick.matched()).isFalse();
        assertThat(verdicts(pick)).containsExactly(CampaignStatus.NOT_RELEVANT, CampaignStatus.GEO);
    }

    @ParameterizedTest
    @EnumSource(names = {"STAGING", "FORCE"})
    void aGuaranteeGivesTheBestPaidProductWithoutAMatch(Guarantee guarantee) {
        LegacyPick pick = run(
                "hello", guarantee, Ad.named("cheap").price(1), Ad.named("dear").price(2));
        assertThat(pick.campaign()).map(Campaign::id).contains("dear");
        assertThat(pick.matched()).isFalse();
        assertThat(verdicts(pick)).containsExactly(CampaignStatus.OUTBID, CampaignStatus.WON);
    }

    @ParameterizedTest
    @EnumSource
    void aMatchWinsOverAHigherPriceWithEveryGuarantee(Guarantee guarantee) {
        LegacyPick pick =
                run("shoes", guarantee, Ad.named("dear").keywords("socks").price(900), Ad.named("fit"));
        assertThat(pick.campaign()).map(Campaign::id).contains("fit");
        assertThat(verdicts(pick)).containsExactly(CampaignStatus.NOT_RELEVANT, CampaignStatus.WON);
    }

    @Test
    void aMatchThatIsFilteredIsAMatchAllTheSame() {
        Ad german = Ad.named("german").countries("DE");
        Ad socks = Ad.named("socks").keywords("socks").price(1);
        assertThat(run("shoes", Guarantee.NONE, german, socks))
                .satisfies(pick -> assertThat(pick.campaign()).isEmpty())
                .satisfies(pick -> assertThat(pick.matched()).isTrue());
        assertThat(pick("shoes", Guarantee.STAGING, german, socks))
                .as("filters apply while they leave a product")
                .contains("socks");
        assertThat(pick("shoes", Guarantee.STAGING, german)).contains("german");
        assertThat(pick("shoes", Guarantee.FORCE, german, socks)).contains("german");
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyInventoryHasNoProduct(Guarantee guarantee) {
        assertThat(pick("shoes", guarantee)).isEmpty();
    }

    @Test
    void tiesGoToThePriceThenToTheId() {
        assertThat(pick(
                        "shoes",
                        Ad.named("c").price(300),
                        Ad.named("b").price(400),
                        Ad.named("a").price(400)))
                .contains("a");
    }

    @Test
    void filtersWithhold() {
        assertThat(pick("shoes", Ad.named("a").countries("DE"))).isEmpty();
        assertThat(pick("shoes", Ad.named("a").banned("shoes"))).isEmpty();
        assertThat(pick("shoes", Ad.named("a").budgetUnits(1))).isEmpty();
        assertThat(pick("shoes", Ad.named("a").countries("US"))).contains("a");
    }

    @Test
    void forceSkipsTheFilters() {
        assertThat(pick(
                        "shoes",
                        Guarantee.FORCE,
                        Ad.named("a").countries("DE").banned("shoes").budgetUnits(1)))
                .contains("a");
    }

    @Test
    void itIsExplained() {
        LegacyPick pick = run(
                "shoes",
                Guarantee.NONE,
                Ad.named("a"),
                Ad.named("b").countries("DE"),
                Ad.named("c").price(1),
                Ad.named("d").keywords("socks"));
        assertThat(verdicts(pick))
                .containsExactly(
                        CampaignStatus.WON, CampaignStatus.GEO, CampaignStatus.OUTBID, CampaignStatus.NOT_RELEVANT);
    }

    private static List<CampaignStatus> verdicts(LegacyPick pick) {
        return Explained.all(pick.explanation()).stream().map(Explained::status).toList();
    }

    @Test
    void theCreativeIsHeadlineAndDescription() {
        assertThat(Ad.named("a").headlines("Soft shoes", "x").campaign().creative())
                .isEqualTo("Soft shoes. Some text.");
        assertThat(Ad.named("a").headlines("Soft shoes!").campaign().creative()).isEqualTo("Soft shoes! Some text.");
        assertThat(Ad.named("a").noDescription().campaign().creative()).isEqualTo("A headline");
        assertThat(Ad.named("a").headlines().campaign().creative()).isEqualTo("Some text.");
        assertThat(Ad.named("a").headlines().noDescription().campaign().creative())
                .isEqualTo("The product");
    }
}
