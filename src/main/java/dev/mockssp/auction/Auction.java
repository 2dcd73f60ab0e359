package dev.mockssp.auction;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The first-price auction across the DSPs (contract.md 1.6), fills for scenarios, and the legacy pick (2.1). */
public final class Auction {

    /** The most sponsored prompts in a response. */
    static final int MAX_PROMPTS = 5;

    private Auction() {}

    /**
     * @param request the request
     * @param inventory the campaigns that may bid
     * @param spending what the wins of the API key have cost so far; not changed
     * @return the winners and the explanation
     */
    public static AuctionResult run(AuctionRequest request, Inventory inventory, CampaignSpend spending) {
        AuctionRound round = new AuctionRound(request, inventory, spending);
        for (List<AdFormat> formats : request.rounds()) {
            Optional<AuctionResult> result = round.run(formats);
            if (result.isPresent()) {
                return result.get();
            }
        }
        return round.noWinner();
    }

    /**
     * Fills without a named campaign, with the ad that a staging key would get.
     *
     * @param request the request
     * @param format the format of the ad whatever formats the request accepts, empty for those of the request; a poll
     *     is never an opener
     * @param inventory the campaigns that may bid
     * @param spending what the wins of the API key have cost so far; not changed
     * @return the winners and the explanation; no winner only if no campaign can be rendered
     */
    public static AuctionResult fillFromInventory(
            AuctionRequest request, Optional<AdFormat> format, Inventory inventory, CampaignSpend spending) {
        return run(
                format.filter(one -> one != AdFormat.SPONSORED_POLL || request.kind() == RequestKind.CONTEXTUAL)
                        .map(request::asStagingWithOnly)
                        .orElseGet(request::asStaging),
                inventory,
                spending);
    }

    /**
     * Fills with a given campaign, of the inventory or not.
     *
     * @param campaign the campaign to show
     * @param format the format of the ad
     * @param maxHeadlineChars the longest headline in Unicode code points, empty for no limit
     * @return one message, one poll or up to five prompts; none if the campaign lacks the format or no headline fits
     */
    public static List<WinningBid> fillWithCampaign(Campaign campaign, AdFormat format, OptionalInt maxHeadlineChars) {
        if (!campaign.formats().contains(format)) {
            return List.of();
        }
        Stream<String> texts = switch (format) {
            case SPONSORED_MESSAGE -> campaign.headlineWithin(maxHeadlineChars).stream();
            case SPONSORED_PROMPT -> campaign.prompts().stream().limit(MAX_PROMPTS);
            case SPONSORED_POLL -> campaign.poll().stream().map(Poll::question);
        };
        return texts.map(text -> new WinningBid(campaign, format, text)).toList();
    }

    /**
     * Picks the product for the legacy endpoint: the most relevant campaign among those that pass the filters.
     *
     * @param conversation the texts of user and chatbot, oldest first
     * @param country the user's ISO alpha-2 country, empty when unknown
     * @param guarantee whether there is a product without a match, or in spite of the filters
     * @param inventory the campaigns that may bid
     * @param spending what the wins of the API key have cost so far; not changed
     * @return the product and the explanation
     */
    public static LegacyPick pick(
            List<String> conversation,
            Optional<String> country,
            LegacyPick.Guarantee guarantee,
            Inventory inventory,
            CampaignSpend spending) {
        return new LegacyRound(conversation, country, inventory, spending).run(guarantee);
    }
}
