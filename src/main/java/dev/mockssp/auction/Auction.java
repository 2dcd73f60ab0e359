package dev.mockssp.auction;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The first-price auction across the DSPs (contract.md 1.6), fills for scenarios, and the legacy pick (2.1). */
public final class Auction {

    /** A price must be above this: 1.00 dollar of CPM, in cents. */
    public static final long FLOOR_CENTS = 100;

    /** The most sponsored prompts in an answer. */
    static final int MAX_PROMPTS = 5;

    private Auction() {}

    /**
     * @param brief what is asked for
     * @param inventory who may bid
     * @param spending what the key's wins have cost so far; only read
     * @return who won and why
     */
    public static AuctionResult run(AuctionRequest brief, Inventory inventory, CampaignSpend spending) {
        AuctionRound round = new AuctionRound(brief, inventory, spending);
        for (AdFormat format : brief.preference()) {
            Optional<AuctionResult> outcome = round.run(format);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return round.nobody();
    }

    /**
     * Fills without a named campaign: what a staging key would get.
     *
     * @param brief what is asked for
     * @param format the format to answer in whatever the request offers, empty for the request's own
     * @param inventory who may bid
     * @param spending what the key's wins have cost so far; only read
     * @return who won and why; nobody only when nothing can be rendered
     */
    public static AuctionResult fill(
            AuctionRequest brief, Optional<AdFormat> format, Inventory inventory, CampaignSpend spending) {
        return run(format.map(brief::asStaging).orElseGet(brief::asStaging), inventory, spending);
    }

    /**
     * Fills with a given campaign, of the inventory or not.
     *
     * @param campaign what to show
     * @param format how to show it
     * @param maxHeadlineChars the longest headline in Unicode code points, empty for no limit
     * @return one message or up to five prompts; none when the campaign lacks the format or no headline fits
     */
    public static List<WinningBid> fill(Campaign campaign, AdFormat format, OptionalInt maxHeadlineChars) {
        if (!campaign.formats().contains(format)) {
            return List.of();
        }
        Stream<String> texts = format == AdFormat.SPONSORED_PROMPT
                ? campaign.prompts().stream().limit(MAX_PROMPTS)
                : campaign.headlineWithin(maxHeadlineChars).stream();
        return texts.map(text -> new WinningBid(campaign, format, text)).toList();
    }

    /**
     * Picks the product for the legacy endpoint: the best match among those that pass the filters.
     *
     * @param conversation the texts of user and chatbot, oldest first
     * @param country the user's ISO alpha-2 country, empty when unknown
     * @param guarantee whether a missing match or the filters may leave no product
     * @param inventory who may bid
     * @param spending what the key's wins have cost so far; only read
     * @return the product and why
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
