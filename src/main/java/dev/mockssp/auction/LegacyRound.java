package dev.mockssp.auction;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One pick for the legacy endpoint (contract.md 2.1). Campaigns go by their index in the inventory. */
final class LegacyRound {

    private final List<Campaign> campaigns;
    private final CampaignRanking bidders;
    private final KeywordMatches reading;
    private final CampaignFilters filters;
    private final CampaignStatuses standing;

    LegacyRound(List<String> conversation, Optional<String> country, Inventory inventory, CampaignSpend spending) {
        this.campaigns = inventory.campaigns();
        this.bidders = inventory.bidders();
        this.reading = inventory.read(conversation);
        this.filters =
                new CampaignFilters(country.map(code -> code.toUpperCase(Locale.ROOT)), inventory, reading, spending);
        this.standing = new CampaignStatuses(inventory, reading);
    }

    LegacyPick run(LegacyPick.Guarantee guarantee) {
        BitSet matching = matching();
        BitSet passing = passing(guarantee != LegacyPick.Guarantee.FORCE);
        Optional<Campaign> best = best(candidates(guarantee, matching, passing)).map(campaigns::get);
        return new LegacyPick(best, !matching.isEmpty(), standing.explain());
    }

    private BitSet all() {
        BitSet all = new BitSet(campaigns.size());
        all.set(0, campaigns.size());
        return all;
    }

    private BitSet matching() {
        BitSet matching = new BitSet(campaigns.size());
        for (int i = 0; i < campaigns.size(); i++) {
            matching.set(i, reading.score(i) > 0);
        }
        return matching;
    }

    private BitSet passing(boolean filtered) {
        BitSet passing = new BitSet(campaigns.size());
        for (int i = 0; i < campaigns.size(); i++) {
            CampaignStatus verdict = filtered ? filters.hard(i) : CampaignStatus.NOT_RELEVANT;
            standing.update(i, verdict);
            passing.set(i, !verdict.filtered());
        }
        return passing;
    }

    /** The campaigns that match and pass. Where there are none, a guarantee lets in what passes, and then the rest. */
    private BitSet candidates(LegacyPick.Guarantee guarantee, BitSet matching, BitSet passing) {
        BitSet both = (BitSet) passing.clone();
        both.and(matching);
        if (guarantee == LegacyPick.Guarantee.NONE || !both.isEmpty()) {
            return both;
        }
        return passing.isEmpty() ? all() : passing;
    }

    /** The best match, then the highest price, then the lowest id. */
    private Optional<Integer> best(BitSet candidates) {
        int best = -1;
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            standing.update(i, CampaignStatus.OUTBID);
            best = best < 0 || bidders.moreRelevant(i, best, reading) ? i : best;
        }
        if (best < 0) {
            return Optional.empty();
        }
        standing.update(best, CampaignStatus.WON);
        return Optional.of(best);
    }
}
