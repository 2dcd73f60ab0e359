package dev.mockssp.auction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PickTest {

    private static Optional<String> pick(String text, Optional<String> country, boolean force, Ad... ads) {
        return Auction.pick(List.of(text, "Sure."), country, force, Ad.inventory(ads), new Spending())
                .campaign()
                .map(Campaign::id);
    }

    private static Optional<String> pick(String text, Ad... ads) {
        return pick(text, Optional.empty(), false, ads);
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
    void relevanceWithholdsNothing() {
        assertThat(pick("hello", Ad.named("cheap").price(1), Ad.named("dear").price(2)))
                .contains("dear");
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
        assertThat(pick("shoes", Optional.of("de"), false, Ad.named("a").countries("DE")))
                .contains("a");
    }

    @Test
    void forceSkipsTheFilters() {
        assertThat(pick(
                        "shoes",
                        Optional.empty(),
                        true,
                        Ad.named("a").countries("DE").banned("shoes").budgetUnits(1)))
                .contains("a");
    }

    @Test
    void itIsExplained() {
        Pick pick = Auction.pick(
                List.of("shoes"),
                Optional.empty(),
                false,
                Ad.inventory(
                        Ad.named("a"),
                        Ad.named("b").countries("DE"),
                        Ad.named("c").price(1)),
                new Spending());

        assertThat(pick.explanation().entries())
                .extracting(Explanation.Entry::verdict)
                .containsExactly(Verdict.WON, Verdict.GEO, Verdict.OUTBID);
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
