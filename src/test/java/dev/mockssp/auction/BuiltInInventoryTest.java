package dev.mockssp.auction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.auction.Ad.Asked;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BuiltInInventoryTest {

    private static final Inventory INVENTORY = Inventory.builtIn();

    private static long count(Predicate<Campaign> is) {
        return INVENTORY.campaigns().stream().filter(is).count();
    }

    private static AuctionResult run(Asked asked) {
        return Auction.run(asked.brief(), INVENTORY, new CampaignSpend(MemoryBudget.unlimited()));
    }

    @Test
    void pollsAndMessagesWithoutAnImageTakePartIn2026Only() {
        List<Campaign> later = INVENTORY.campaigns().stream()
                .filter(c -> c.since() == Revision.R2026)
                .toList();
        List<Campaign> polls = later.stream().filter(c -> c.poll().isPresent()).toList();
        List<Campaign> texts = later.stream().filter(c -> c.poll().isEmpty()).toList();
        assertThat(INVENTORY.in(Revision.R2025_11).campaigns()).hasSize(38).doesNotContainAnyElementsOf(later);
        assertThat(INVENTORY.in(Revision.R2026)).isSameAs(INVENTORY);
        assertThat(polls).allSatisfy(c -> {
            assertThat(c.dsp()).isEqualTo("thrad_dsp");
            assertThat(c.formats()).containsExactly(AdFormat.SPONSORED_POLL);
            assertThat(c.poll().orElseThrow().options()).hasSizeBetween(2, 4);
        });
        assertThat(texts).allSatisfy(c -> assertThat(c.imageUrl()).isEmpty());
        assertThat(texts.stream().map(Campaign::dsp).distinct()).hasSizeGreaterThanOrEqualTo(3);
        for (List<Campaign> kind : List.of(polls, texts)) {
            assertThat(kind.stream().map(Campaign::vertical).distinct()).hasSizeGreaterThanOrEqualTo(10);
            assertThat(kind).allSatisfy(c -> assertThat(c.priceCents()).isGreaterThan(Revision.R2026.floorCents()));
        }
    }

    @Test
    void isVaried() {
        assertThat(INVENTORY.campaigns()).hasSizeGreaterThanOrEqualTo(27);
        assertThat(INVENTORY.campaigns().stream().map(Campaign::dsp).distinct()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(INVENTORY.campaigns().stream().map(Campaign::vertical).distinct())
                .hasSizeGreaterThanOrEqualTo(11);
        assertThat(count(c -> !c.countries().isEmpty())).isGreaterThanOrEqualTo(3);
        assertThat(count(c -> !c.bannedWords().isEmpty())).isGreaterThanOrEqualTo(3);
        assertThat(count(c -> c.imageUrl().isEmpty())).isGreaterThanOrEqualTo(3);
        assertThat(count(c -> c.ctaText().isEmpty())).isGreaterThanOrEqualTo(3);
        assertThat(count(c -> c.description().isEmpty() && c.poll().isEmpty())).isBetween(1L, 2L);
        assertThat(count(c -> c.budgetUnits().isPresent())).isGreaterThanOrEqualTo(10);
        assertThat(count(c -> c.priceCents() <= Revision.R2025_11.floorCents())).isEqualTo(2);
        assertThat(count(c -> c.formats().contains(AdFormat.SPONSORED_PROMPT))).isGreaterThanOrEqualTo(10);
        assertThat(count(c -> c.prompts().size() > 1)).isGreaterThanOrEqualTo(3);
    }

    @Test
    void everyCampaignIsComplete() {
        assertThat(INVENTORY.campaigns()).allSatisfy(c -> {
            assertThat(c.domain()).endsWith(".example");
            assertThat(c.keywords()).hasSizeBetween(6, 14).doesNotHaveDuplicates();
            assertThat(c.landingUrl()).isEqualTo("/landing/" + c.id());
            c.imageUrl().ifPresent(url -> assertThat(url).isEqualTo("/media/" + c.id() + "/image.png"));
            assertThat(c.logoUrl()).contains("/media/" + c.id() + "/logo.png");
            assertThat(c.priceCents()).isBetween(80L, 1200L);
            assertThat(c.formats().contains(AdFormat.SPONSORED_PROMPT))
                    .isEqualTo(!c.prompts().isEmpty());
            c.budgetUnits().ifPresent(units -> assertThat(units).isGreaterThanOrEqualTo(10_000_000));
        });
    }

    @Test
    void everyMessageHasThreeHeadlinesTheLongestFirst() {
        assertThat(INVENTORY.campaigns())
                .filteredOn(c -> c.formats().contains(AdFormat.SPONSORED_MESSAGE))
                .allSatisfy(c -> {
                    List<Integer> lengths =
                            c.headlines().stream().map(String::length).toList();
                    assertThat(lengths).hasSize(3).doesNotHaveDuplicates();
                    assertThat(lengths).isSortedAccordingTo(Comparator.reverseOrder());
                    assertThat(c.headlineWithin(OptionalInt.of(30))).isPresent();
                });
    }

    @Test
    void everyFieldOfTheFileIsReadAndWrittenBack() throws IOException {
        try (InputStream in = Inventory.class.getResourceAsStream("/dev/mockssp/inventory.json")) {
            List<JsonNode> written = new ArrayList<>();
            Json.read(in.readAllBytes()).path("campaigns").forEach(written::add);

            assertThat(written)
                    .allSatisfy(campaign ->
                            assertThat(Campaign.of(campaign).toJson()).hasToString(campaign.toString()));
        }
    }

    @Test
    void theVendorsSampleChatGetsShoesInProduction() {
        AuctionResult outcome = run(Asked.inChat("Looking for running shoes", "What's your budget?"));

        assertThat(outcome.stage()).contains(AuctionStage.CONTEXTUAL);
        assertThat(outcome.winningBids())
                .extracting(o -> o.campaign().vertical())
                .containsExactly("footwear");
        assertThat(Explained.all(outcome.explanation()))
                .filteredOn(e -> e.status() == CampaignStatus.OUTBID)
                .extracting(Explained::dsp)
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "how are you",
                "thanks",
                "Thanks, that was a good help!",
                "What is the best time to plan this within my budget?",
                "Please write a short text about it and book nothing.",
                "I am running late, can you light up the day? Let's train the model."
            })
    void smallTalkGetsNothing(String message) {
        assertThat(run(Asked.inChat(message)).stage()).isEmpty();
    }

    @Test
    void openersGetPromptsWithoutACountry() {
        assertThat(run(Asked.opener(AdFormat.SPONSORED_PROMPT)).winningBids()).hasSize(5);
    }

    @Test
    void everyKeywordFindsItsCampaign() {
        for (Campaign campaign : INVENTORY.campaigns()) {
            for (String keyword : campaign.keywords()) {
                assertThat(INVENTORY.match(List.of("so, " + keyword + "?")).score(campaign))
                        .as(keyword)
                        .isGreaterThanOrEqualTo(KeywordMatches.FULL_WEIGHT);
            }
        }
    }
}
