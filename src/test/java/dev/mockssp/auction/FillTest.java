package dev.mockssp.auction;

import static dev.mockssp.auction.AdFormat.SPONSORED_MESSAGE;
import static dev.mockssp.auction.AdFormat.SPONSORED_PROMPT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.auction.Ad.Asked;
import dev.mockssp.core.memory.MemoryBudget;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FillTest {

    @Test
    void withoutACampaignItIsWhatAStagingKeyGets() {
        AuctionResult outcome = Auction.fillFromInventory(
                Asked.inChat("hello").brief(),
                Optional.empty(),
                Ad.inventory(Ad.named("a").countries("DE").price(1)),
                new CampaignSpend(MemoryBudget.unlimited()));

        assertThat(outcome.stage()).contains(AuctionStage.STAGING);
        assertThat(outcome.winningBids()).hasSize(1);
    }

    @Test
    void theFormatOfTheStepReplacesThatOfTheRequest() {
        AuctionResult outcome = Auction.fillFromInventory(
                Asked.opener(SPONSORED_PROMPT).brief(),
                Optional.of(SPONSORED_MESSAGE),
                Ad.inventory(Ad.named("a")),
                new CampaignSpend(MemoryBudget.unlimited()));

        assertThat(outcome.winningBids()).extracting(WinningBid::format).containsExactly(SPONSORED_MESSAGE);
    }

    @Test
    void aNamedCampaignIsShownWhateverItsFilters() {
        Campaign campaign = Ad.named("a")
                .countries("DE")
                .price(1)
                .headlines("long one", "short")
                .campaign();

        assertThat(Auction.fillWithCampaign(campaign, SPONSORED_MESSAGE, OptionalInt.empty()))
                .containsExactly(new WinningBid(campaign, SPONSORED_MESSAGE, "long one"));
        assertThat(Auction.fillWithCampaign(campaign, SPONSORED_MESSAGE, OptionalInt.of(5)))
                .containsExactly(new WinningBid(campaign, SPONSORED_MESSAGE, "short"));
        assertThat(Auction.fillWithCampaign(campaign, SPONSORED_MESSAGE, OptionalInt.of(4)))
                .isEmpty();
    }

    @Test
    void aNamedCampaignShowsUpToFivePrompts() {
        Campaign campaign = Ad.named("a").prompts("1", "2", "3", "4", "5", "6").campaign();

        assertThat(Auction.fillWithCampaign(campaign, SPONSORED_PROMPT, OptionalInt.empty()))
                .extracting(WinningBid::text)
                .isEqualTo(List.of("1", "2", "3", "4", "5"));
    }

    @Test
    void aCampaignWithoutTheFormatShowsNothing() {
        Campaign campaign = Ad.named("a").formats(SPONSORED_MESSAGE).campaign();

        assertThat(Auction.fillWithCampaign(campaign, SPONSORED_PROMPT, OptionalInt.empty()))
                .isEmpty();
    }
}
