package dev.mockssp.auction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** One auction: its filters, its stages, and who wins the stage that decides. Campaigns go by their place. */
final class AuctionRound {

    private static final int MIN_PROMPTS = 3;
    private static final int NO_CAMPAIGN = -1;

    private final AuctionRequest brief;
    private final List<Campaign> campaigns;
    private final CampaignRanking bidders;
    private final KeywordMatches reading;
    private final CampaignFilters filters;
    private final CampaignStatuses standing;

    AuctionRound(AuctionRequest brief, Inventory inventory, CampaignSpend spending) {
        this.brief = brief;
        this.campaigns = inventory.campaigns();
        this.bidders = inventory.bidders();
        this.reading = inventory.read(brief.conversation());
        this.filters = new CampaignFilters(brief.country(), inventory, reading, spending);
        this.standing = new CampaignStatuses(inventory, reading);
    }

    /** The stages in their order, over what passes every filter. A staging key gets an ad when none found any. */
    Optional<AuctionResult> run(AdFormat format) {
        BitSet passing = passing(format);
        for (AuctionStage stage : brief.kind().stages()) {
            BitSet relevant = relevant(stage, passing);
            if (!relevant.isEmpty()) {
                return Optional.of(decide(stage, format, relevant));
            }
        }
        return brief.staging() ? staging(format, passing) : Optional.empty();
    }

    /** What passes the filters, else all that can be rendered. */
    private Optional<AuctionResult> staging(AdFormat format, BitSet passing) {
        BitSet candidates = passing.isEmpty() ? renderable(format) : passing;
        return candidates.isEmpty() ? Optional.empty() : Optional.of(decide(AuctionStage.STAGING, format, candidates));
    }

    AuctionResult nobody() {
        return new AuctionResult(Optional.empty(), List.of(), standing.explain());
    }

    private BitSet passing(AdFormat format) {
        BitSet passing = new BitSet(campaigns.size());
        for (int i = 0; i < campaigns.size(); i++) {
            CampaignStatus verdict = filtered(i, format);
            standing.update(i, verdict);
            if (!verdict.filtered()) {
                passing.set(i);
            }
        }
        return passing;
    }

    private CampaignStatus filtered(int i, AdFormat format) {
        CampaignStatus render = filters.render(i, format, brief.maxHeadlineChars());
        if (render.filtered()) {
            return render;
        }
        CampaignStatus hard = filters.hard(i);
        return hard.filtered() ? hard : filters.floor(i);
    }

    private BitSet renderable(AdFormat format) {
        BitSet renderable = new BitSet(campaigns.size());
        for (int i = 0; i < campaigns.size(); i++) {
            if (!filters.render(i, format, brief.maxHeadlineChars()).filtered()) {
                renderable.set(i);
            }
        }
        return renderable;
    }

    private BitSet relevant(AuctionStage stage, BitSet passing) {
        BitSet relevant = new BitSet(campaigns.size());
        for (int i = passing.nextSetBit(0); i >= 0; i = passing.nextSetBit(i + 1)) {
            if (stage.admits(campaigns.get(i), reading.score(i), brief)) {
                relevant.set(i);
            }
        }
        return relevant;
    }

    private AuctionResult decide(AuctionStage stage, AdFormat format, BitSet relevant) {
        List<WinningBid> offers = format == AdFormat.SPONSORED_PROMPT ? prompts(relevant) : List.of(message(relevant));
        return new AuctionResult(Optional.of(stage), offers, standing.explain());
    }

    /** Each DSP offers its best fit, and the highest price wins. */
    private WinningBid message(BitSet relevant) {
        int winner = NO_CAMPAIGN;
        for (int i : offered(relevant)) {
            if (i != NO_CAMPAIGN) {
                standing.update(i, CampaignStatus.OUTBID);
                winner = winner == NO_CAMPAIGN || bidders.higherPriced(i, winner) ? i : winner;
            }
        }
        standing.update(winner, CampaignStatus.WON);
        Campaign campaign = campaigns.get(winner);
        String headline = campaign.headlineWithin(brief.maxHeadlineChars()).orElseThrow();
        return new WinningBid(campaign, AdFormat.SPONSORED_MESSAGE, headline);
    }

    /** The best fit of each DSP, or nobody. */
    private int[] offered(BitSet relevant) {
        int[] offered = new int[bidders.dsps()];
        Arrays.fill(offered, NO_CAMPAIGN);
        for (int i = relevant.nextSetBit(0); i >= 0; i = relevant.nextSetBit(i + 1)) {
            standing.update(i, CampaignStatus.NOT_OFFERED);
            int best = offered[bidders.dsp(i)];
            if (best == NO_CAMPAIGN || bidders.moreRelevant(i, best, reading)) {
                offered[bidders.dsp(i)] = i;
            }
        }
        return offered;
    }

    /** One prompt of each campaign by price; where that gives too few, further ones of the same campaigns. */
    private List<WinningBid> prompts(BitSet relevant) {
        List<Campaign> winners = new ArrayList<>(Auction.MAX_PROMPTS);
        for (int i : bidders.dearestFirst()) {
            if (relevant.get(i)) {
                boolean won = winners.size() < Auction.MAX_PROMPTS;
                standing.update(i, won ? CampaignStatus.WON : CampaignStatus.OUTBID);
                if (won) {
                    winners.add(campaigns.get(i));
                }
            }
        }
        int[] shown = shares(winners);
        List<WinningBid> offers = new ArrayList<>(Auction.MAX_PROMPTS);
        for (int i = 0; i < shown.length; i++) {
            for (int k = 0; k < shown[i]; k++) {
                Campaign campaign = winners.get(i);
                offers.add(new WinningBid(
                        campaign, AdFormat.SPONSORED_PROMPT, campaign.prompts().get(k)));
            }
        }
        return offers;
    }

    /** How many prompts each winner shows: one, and in turns one more while they are too few. */
    private static int[] shares(List<Campaign> winners) {
        int[] shown = new int[winners.size()];
        int total = 0;
        boolean more = true;
        for (int turn = 0; more && total < MIN_PROMPTS; turn++) {
            more = false;
            for (int i = 0; i < shown.length && (turn == 0 || total < MIN_PROMPTS); i++) {
                if (winners.get(i).prompts().size() > turn) {
                    shown[i]++;
                    total++;
                    more = true;
                }
            }
        }
        return shown;
    }
}
