package dev.mockssp.auction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** One auction: its filters, its stages, and who wins the stage that decides. Campaigns go by their place. */
final class Round {

    private static final int FEWEST_PROMPTS = 3;
    private static final int NOBODY = -1;

    private final Brief brief;
    private final List<Campaign> campaigns;
    private final Bidders bidders;
    private final Reading reading;
    private final Filters filters;
    private final Standing standing;

    Round(Brief brief, Inventory inventory, Spending spending) {
        this.brief = brief;
        this.campaigns = inventory.campaigns();
        this.bidders = inventory.bidders();
        this.reading = inventory.read(brief.conversation());
        this.filters = new Filters(brief.country(), inventory, reading, spending);
        this.standing = new Standing(inventory, reading);
    }

    /** The stages in their order, over what passes every filter. A staging key gets an ad when none found any. */
    Optional<Outcome> in(Format format) {
        BitSet passing = passing(format);
        for (Stage stage : brief.kind().stages()) {
            BitSet relevant = relevant(stage, passing);
            if (!relevant.isEmpty()) {
                return Optional.of(decide(stage, format, relevant));
            }
        }
        return brief.staging() ? staging(format, passing) : Optional.empty();
    }

    /** What passes the filters, else all that can be rendered. */
    private Optional<Outcome> staging(Format format, BitSet passing) {
        BitSet candidates = passing.isEmpty() ? renderable(format) : passing;
        return candidates.isEmpty() ? Optional.empty() : Optional.of(decide(Stage.STAGING, format, candidates));
    }

    Outcome nobody() {
        return new Outcome(Optional.empty(), List.of(), standing.explain());
    }

    private BitSet passing(Format format) {
        BitSet passing = new BitSet(campaigns.size());
        for (int i = 0; i < campaigns.size(); i++) {
            Verdict verdict = filtered(i, format);
            standing.raise(i, verdict);
            if (!verdict.filtered()) {
                passing.set(i);
            }
        }
        return passing;
    }

    private Verdict filtered(int i, Format format) {
        Verdict render = filters.render(i, format, brief.maxHeadlineChars());
        if (render.filtered()) {
            return render;
        }
        Verdict hard = filters.hard(i);
        return hard.filtered() ? hard : filters.floor(i);
    }

    private BitSet renderable(Format format) {
        BitSet renderable = new BitSet(campaigns.size());
        for (int i = 0; i < campaigns.size(); i++) {
            if (!filters.render(i, format, brief.maxHeadlineChars()).filtered()) {
                renderable.set(i);
            }
        }
        return renderable;
    }

    private BitSet relevant(Stage stage, BitSet passing) {
        BitSet relevant = new BitSet(campaigns.size());
        for (int i = passing.nextSetBit(0); i >= 0; i = passing.nextSetBit(i + 1)) {
            if (stage.admits(campaigns.get(i), reading.score(i), brief)) {
                relevant.set(i);
            }
        }
        return relevant;
    }

    private Outcome decide(Stage stage, Format format, BitSet relevant) {
        List<Offer> offers = format == Format.SPONSORED_PROMPT ? prompts(relevant) : List.of(message(relevant));
        return new Outcome(Optional.of(stage), offers, standing.explain());
    }

    /** Each DSP offers its best fit, and the highest price wins. */
    private Offer message(BitSet relevant) {
        int winner = NOBODY;
        for (int i : offered(relevant)) {
            if (i != NOBODY) {
                standing.raise(i, Verdict.OUTBID);
                winner = winner == NOBODY || bidders.dearer(i, winner) ? i : winner;
            }
        }
        standing.raise(winner, Verdict.WON);
        Campaign campaign = campaigns.get(winner);
        String headline = campaign.headlineWithin(brief.maxHeadlineChars()).orElseThrow();
        return new Offer(campaign, Format.SPONSORED_MESSAGE, headline);
    }

    /** The best fit of each DSP, or nobody. */
    private int[] offered(BitSet relevant) {
        int[] offered = new int[bidders.dsps()];
        Arrays.fill(offered, NOBODY);
        for (int i = relevant.nextSetBit(0); i >= 0; i = relevant.nextSetBit(i + 1)) {
            standing.raise(i, Verdict.NOT_OFFERED);
            int best = offered[bidders.dsp(i)];
            if (best == NOBODY || bidders.fitter(i, best, reading)) {
                offered[bidders.dsp(i)] = i;
            }
        }
        return offered;
    }

    /** One prompt of each campaign by price; where that gives too few, further ones of the same campaigns. */
    private List<Offer> prompts(BitSet relevant) {
        List<Campaign> winners = new ArrayList<>(Auction.MOST_PROMPTS);
        for (int i : bidders.dearestFirst()) {
            if (relevant.get(i)) {
                boolean won = winners.size() < Auction.MOST_PROMPTS;
                standing.raise(i, won ? Verdict.WON : Verdict.OUTBID);
                if (won) {
                    winners.add(campaigns.get(i));
                }
            }
        }
        int[] shown = shares(winners);
        List<Offer> offers = new ArrayList<>(Auction.MOST_PROMPTS);
        for (int i = 0; i < shown.length; i++) {
            for (int k = 0; k < shown[i]; k++) {
                Campaign campaign = winners.get(i);
                offers.add(new Offer(
                        campaign, Format.SPONSORED_PROMPT, campaign.prompts().get(k)));
            }
        }
        return offers;
    }

    /** How many prompts each winner shows: one, and in turns one more while they are too few. */
    private static int[] shares(List<Campaign> winners) {
        int[] shown = new int[winners.size()];
        int total = 0;
        boolean more = true;
        for (int turn = 0; more && total < FEWEST_PROMPTS; turn++) {
            more = false;
            for (int i = 0; i < shown.length && (turn == 0 || total < FEWEST_PROMPTS); i++) {
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
