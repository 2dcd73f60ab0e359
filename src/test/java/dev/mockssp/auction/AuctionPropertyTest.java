package dev.mockssp.auction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.memory.MemoryBudget;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AuctionPropertyTest {

    private static final List<String> WORDS = List.of("shoes", "boots", "socks", "gun", "hello");

    @Provide
    Arbitrary<Inventory> inventories() {
        return campaign().list().ofMaxSize(8).uniqueElements(Campaign::id).map(Inventory::of);
    }

    private Arbitrary<Campaign> campaign() {
        Arbitrary<String> id = Arbitraries.strings().withCharRange('a', 'p').ofLength(1);
        Arbitrary<String> dsp = Arbitraries.of("one", "two", "three");
        Arbitrary<Long> price = Arbitraries.longs().between(90, 110);
        Arbitrary<Set<AdFormat>> formats = Arbitraries.of(AdFormat.class).set().ofMinSize(1);
        Arbitrary<List<String>> texts = Arbitraries.of("a", "é", "👟", "𝒳")
                .list()
                .ofMinSize(1)
                .ofMaxSize(60)
                .map(parts -> String.join("", parts))
                .list()
                .ofMaxSize(3);
        Arbitrary<List<String>> words = Arbitraries.of(WORDS).list().ofMaxSize(2);
        Arbitrary<Set<String>> countries = Arbitraries.of("DE", "US").set().ofMaxSize(1);
        Arbitrary<Long> budget = Arbitraries.longs().between(0, 200).injectNull(0.5);
        return Combinators.combine(id, dsp, price, formats, texts, words, countries, budget)
                .as((i, d, p, f, t, w, c, b) -> {
                    Ad ad = Ad.named(i)
                            .dsp(d)
                            .price(p)
                            .formats(f.toArray(AdFormat[]::new))
                            .headlines(t.toArray(String[]::new))
                            .prompts(t.toArray(String[]::new))
                            .keywords(w.toArray(String[]::new))
                            .banned(w.isEmpty() ? new String[0] : new String[] {"gun"})
                            .countries(c.toArray(String[]::new));
                    return (b == null ? ad : ad.budgetUnits(b)).campaign();
                });
    }

    @Provide
    Arbitrary<AuctionRequest> briefs() {
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        return Combinators.combine(
                        Arbitraries.of(RequestKind.class),
                        Arbitraries.of(AdFormat.class).set(),
                        Arbitraries.of(WORDS).list().ofMaxSize(4),
                        Arbitraries.of("DE", "US").optional(),
                        Arbitraries.integers().between(1, 60).optional(),
                        flag,
                        flag,
                        flag)
                .as((kind, formats, chat, country, limit, force, staging, explore) -> new AuctionRequest(
                        kind,
                        formats,
                        chat,
                        Audience.ANY,
                        country,
                        Revision.R2025_11.floorCents(),
                        limit.map(OptionalInt::of).orElse(OptionalInt.empty()),
                        force,
                        staging,
                        Set.of("a", "c"),
                        explore));
    }

    private static boolean renders(AuctionRequest brief, Campaign campaign) {
        return brief.preference().stream()
                .anyMatch(format -> !Auction.fillWithCampaign(campaign, format, brief.maxHeadlineChars())
                        .isEmpty());
    }

    private static boolean permitted(AuctionRequest brief, Campaign campaign) {
        return campaign.priceCents() > brief.floorCents() && passes(brief, campaign);
    }

    private static boolean passes(AuctionRequest brief, Campaign campaign) {
        return (campaign.countries().isEmpty()
                        || campaign.countries().contains(brief.country().orElse("")))
                && campaign.bannedWords().stream()
                        .noneMatch(word -> brief.conversation().contains(word))
                && campaign.priceCents() <= campaign.budgetUnits().orElse(Long.MAX_VALUE);
    }

    @Property
    void noHeadlineIsLongerThanTheLimit(
            @ForAll("inventories") Inventory inventory, @ForAll("briefs") AuctionRequest brief, @ForAll boolean fill) {
        AuctionResult outcome = fill
                ? Auction.fillFromInventory(
                        brief,
                        Optional.of(AdFormat.SPONSORED_MESSAGE),
                        inventory,
                        new CampaignSpend(MemoryBudget.unlimited()))
                : Auction.run(brief, inventory, new CampaignSpend(MemoryBudget.unlimited()));

        assertThat(outcome.winningBids())
                .filteredOn(offer -> offer.format() == AdFormat.SPONSORED_MESSAGE)
                .allSatisfy(offer -> {
                    assertThat(offer.text().codePoints().count())
                            .isLessThanOrEqualTo(brief.maxHeadlineChars().orElse(Integer.MAX_VALUE));
                    assertThat(offer.campaign().headlines()).contains(offer.text());
                });
    }

    @Property
    void aStagingKeyAlwaysGetsWhatCanBeRendered(
            @ForAll("inventories") Inventory inventory, @ForAll("briefs") AuctionRequest brief) {
        boolean renderable = inventory.campaigns().stream().anyMatch(campaign -> renders(brief, campaign));

        AuctionResult outcome = Auction.run(brief.asStaging(), inventory, new CampaignSpend(MemoryBudget.unlimited()));

        assertThat(outcome.stage().isPresent()).isEqualTo(renderable);
        assertThat(outcome.winningBids().isEmpty()).isEqualTo(!renderable);
    }

    @Property
    void aProductionKeyGetsOnlyWhatIsPermitted(
            @ForAll("inventories") Inventory inventory, @ForAll("briefs") AuctionRequest brief) {
        if (brief.staging()) {
            return;
        }
        AuctionResult outcome = Auction.run(brief, inventory, new CampaignSpend(MemoryBudget.unlimited()));

        assertThat(outcome.winningBids()).allMatch(offer -> permitted(brief, offer.campaign()));
        if (brief.force() || brief.kind() == RequestKind.OPENER) {
            assertThat(outcome.stage().isPresent())
                    .isEqualTo(inventory.campaigns().stream().anyMatch(c -> renders(brief, c) && permitted(brief, c)));
        }
    }

    @Property
    void theWinnersPriceIsTheHighestOffered(
            @ForAll("inventories") Inventory inventory, @ForAll("briefs") AuctionRequest brief) {
        AuctionResult outcome = Auction.run(brief, inventory, new CampaignSpend(MemoryBudget.unlimited()));
        List<Explained> entries = Explained.all(outcome.explanation());

        assertThat(outcome.winningBids())
                .allSatisfy(offer -> assertThat(entries)
                        .filteredOn(entry -> entry.status() == CampaignStatus.OUTBID)
                        .allMatch(
                                entry -> entry.priceCents() <= offer.campaign().priceCents()));
        assertThat(outcome.winningBids())
                .extracting(o -> -o.campaign().priceCents())
                .isSorted();
        assertThat(entries)
                .filteredOn(entry -> entry.status() == CampaignStatus.WON)
                .extracting(Explained::campaign)
                .containsExactlyInAnyOrderElementsOf(outcome.winningBids().stream()
                        .map(offer -> offer.campaign().id())
                        .distinct()
                        .toList());
    }

    @Property
    void promptsAreAtMostFiveAndAtLeastThreeWhereThereAreThree(@ForAll("inventories") Inventory inventory) {
        AuctionRequest brief =
                Ad.Asked.opener(AdFormat.SPONSORED_PROMPT).staging().brief();
        int prompts = inventory.campaigns().stream()
                .filter(campaign ->
                        campaign.formats().contains(AdFormat.SPONSORED_PROMPT) && permitted(brief, campaign))
                .mapToInt(campaign -> campaign.prompts().size())
                .sum();

        List<WinningBid> winningBids = Auction.run(brief, inventory, new CampaignSpend(MemoryBudget.unlimited()))
                .winningBids();

        assertThat(winningBids).hasSizeLessThanOrEqualTo(5).hasSizeGreaterThanOrEqualTo(Math.min(3, prompts));
    }

    @Property
    void aLegacyProductOfAProductionKeyMatchesAndPasses(
            @ForAll("inventories") Inventory inventory, @ForAll("briefs") AuctionRequest brief) {
        LegacyPick pick = legacy(inventory, brief, LegacyPick.Guarantee.NONE);

        assertThat(pick.campaign().isPresent())
                .isEqualTo(products(inventory).stream().anyMatch(c -> matches(brief, c) && passes(brief, c)));
        assertThat(pick.campaign().stream()).allMatch(c -> matches(brief, c) && passes(brief, c));
        assertThat(pick.matched()).isEqualTo(products(inventory).stream().anyMatch(c -> matches(brief, c)));
    }

    @Property
    void aGuaranteedLegacyProductIsThereAndTheBestPaidWithoutAMatch(
            @ForAll("inventories") Inventory inventory, @ForAll("briefs") AuctionRequest brief) {
        LegacyPick forced = legacy(inventory, brief, LegacyPick.Guarantee.FORCE);
        LegacyPick staging = legacy(inventory, brief, LegacyPick.Guarantee.STAGING);

        assertThat(forced.campaign().isPresent()).isEqualTo(!products(inventory).isEmpty());
        assertThat(staging.campaign().isPresent())
                .isEqualTo(!products(inventory).isEmpty());
        if (!forced.matched()) {
            assertThat(forced.campaign().stream())
                    .allMatch(best -> products(inventory).stream().allMatch(c -> c.priceCents() <= best.priceCents()));
        }
        LegacyPick production = legacy(inventory, brief, LegacyPick.Guarantee.NONE);
        if (production.campaign().isPresent()) {
            assertThat(staging.campaign()).isEqualTo(production.campaign());
        }
    }

    private static List<Campaign> products(Inventory inventory) {
        return inventory.campaigns().stream()
                .filter(campaign -> !campaign.isOnlyPoll())
                .toList();
    }

    private static LegacyPick legacy(Inventory inventory, AuctionRequest brief, LegacyPick.Guarantee guarantee) {
        return Auction.pick(
                brief.conversation(),
                brief.country(),
                guarantee,
                inventory,
                new CampaignSpend(MemoryBudget.unlimited()));
    }

    private static boolean matches(AuctionRequest brief, Campaign campaign) {
        return campaign.keywords().stream().anyMatch(brief.conversation()::contains);
    }
}
