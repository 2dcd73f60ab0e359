package dev.mockssp.auction;

import static dev.mockssp.auction.KeywordMatches.FULL_WEIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordIndexTest {

    private static double score(Ad ad, String... messages) {
        Inventory inventory = Ad.inventory(ad);
        return scores(inventory, messages).get(0) / (double) FULL_WEIGHT;
    }

    private static List<Long> scores(Inventory inventory, String... messages) {
        KeywordMatches matches = inventory.match(List.of(messages));
        return inventory.campaigns().stream().map(matches::score).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shoes", "New SHOES?", "(shoes)", "shoes's", "shoes-shop"})
    void aWholeWordCounts(String message) {
        assertThat(score(Ad.named("a").keywords("Shoes"), message)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shoe", "snowshoes", "shoesmith", "", "sho es"})
    void aPartOfAWordDoesNot(String message) {
        assertThat(score(Ad.named("a").keywords("shoes"), message)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "running shoes, 1",
        "Running-Shoes, 1",
        "red running running shoes, 1",
        "running red shoes, 0",
        "shoes running, 0",
        "running, 0"
    })
    void aPhraseCountsWhenItsWordsFollowOneAnother(String message, double expected) {
        assertThat(score(Ad.named("a").keywords("running shoes"), message)).isEqualTo(expected);
    }

    @Test
    void aPhraseDoesNotReachAcrossMessages() {
        assertThat(score(Ad.named("a").keywords("running shoes"), "running", "shoes"))
                .isZero();
    }

    @Test
    void phrasesThatOverlapAreAllFound() {
        Ad ad = Ad.named("a").keywords("half marathon", "marathon", "marathon shoes", "half marathon shoes");

        assertThat(score(ad, "my half marathon shoes")).isEqualTo(4);
    }

    @Test
    void aKeywordWeighsWhatItsLatestMessageWeighs() {
        Ad ad = Ad.named("a").keywords("shoes", "boots", "socks");

        assertThat(score(ad, "shoes", "well", "boots", "shoes boots")).isEqualTo(2);
        assertThat(score(ad, "socks", "shoes", "nothing")).isBetween(0.833333333, 0.833333334);
        assertThat(score(ad, "shoes", "shoes", "yes", "no")).isBetween(0.333333333, 0.333333334);
    }

    @Test
    void aKeywordCountsOnceHoweverOftenItIsListedOrSaid() {
        assertThat(score(Ad.named("a").keywords("shoes", "SHOES"), "shoes shoes"))
                .isEqualTo(1);
    }

    @Test
    void everyCampaignThatSharesAKeywordIsFound() {
        Inventory inventory =
                Ad.inventory(Ad.named("a"), Ad.named("b"), Ad.named("c").keywords("boots"));

        assertThat(scores(inventory, "shoes")).containsExactly(FULL_WEIGHT, FULL_WEIGHT, 0L);
    }

    @Test
    void aBannedWordIsNamedAndGivesNoScore() {
        Inventory inventory = Ad.inventory(Ad.named("a").banned("Car  crash", "shoes"), Ad.named("b"));
        KeywordMatches matches = inventory.match(List.of("a car crash", "fine"));

        assertThat(inventory.campaigns())
                .extracting(matches::bannedWord)
                .containsExactly(Optional.of("car crash"), Optional.empty());
        assertThat(matches.isEmpty()).isTrue();
    }

    @Test
    void anEmptyInventoryReadsToo() {
        assertThat(Ad.inventory().match(List.of("shoes")).isEmpty()).isTrue();
    }

    @Test
    void theCostIsTheTextAndNotTheInventory() {
        List<String> two = List.of("i want new running shoes for the marathon", "what is your size");
        List<String> long100 =
                Collections.nCopies(100, two).stream().flatMap(List::stream).toList();
        Inventory big = Inventory.of(IntStream.range(0, 1000)
                .mapToObj(i -> Ad.named("c" + i)
                        .keywords("shoes", "running shoes " + i, "word" + i)
                        .campaign())
                .toList());

        int small = big.match(two).steps();

        assertThat(small).isLessThan(20);
        assertThat(big.match(long100).steps()).isEqualTo(100 * small);
    }

    @Test
    void aTextMadeOfBeginningsCostsAtMostTheLengthOfAPhrase() {
        KeywordMatches matches =
                Ad.inventory(Ad.named("a").keywords("a a a a b")).match(List.of("a ".repeat(10_000)));

        assertThat(matches.steps()).isLessThanOrEqualTo(10_000 * 5);
        assertThat(matches.isEmpty()).isTrue();
    }
}
