package dev.mockssp.auction;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One pick for the legacy endpoint (contract.md 2.1). Campaigns go by their index in the inventory. */
final class PickRound {

    private final List<Campaign> campaigns;
    private final Bidders bidders;
    private final Reading reading;
    private final Filters filters;
    private final Standing standing;

    PickRound(List<String> conversation, Optional<String> country, Inventory inventory, Spending spending) {
        this.campaigns = inventory.campaigns();
        this.bidders = inventory.bidders();
        this.reading = inventory.read(conversation);
        this.filters = new Filters(country.map(code -> code.toUpperCase(Locale.ROOT)), inventory, reading, spending);
        this.standing = new Standing(inventory, reading);
    }

    Pick run(Pick.Guarantee guarantee) {
        BitSet matching = matching();
        BitSet passing = passing(guarantee != Pick.Guarantee.FORCE);
        Optional<Campaign> best = best(candidates(guarantee, matching, passing)).map(campaigns::get);
        return new Pick(best, !matching.isEmpty(), standing.explain());
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
            Verdict verdict = filtered ? filters.hard(i) : Verdict.NOT_RELEVANT;
            standing.raise(i, verdict);
            passing.set(i, !verdict.filtered());
        }
        return passing;
    }

    /** The campaigns that match and pass. Where there are none, a guarantee lets in what passes, and then the rest. */
    private BitSet candidates(Pick.Guarantee guarantee, BitSet matching, BitSet passing) {
        BitSet both = (BitSet) passing.clone();
        both.and(matching);
        if (guarantee == Pick.Guarantee.NONE || !both.isEmpty()) {
            return both;
        }
        return passing.isEmpty() ? all() : passing;
    }

    /** The best match, then the highest price, then the lowest id. */
    private Optional<Integer> best(BitSet candidates) {
        int best = -1;
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            standing.raise(i, Verdict.OUTBID);
            best = best < 0 || bidders.fitter(i, best, reading) ? i : best;
        }
        if (best < 0) {
            return Optional.empty();
        }
        standing.raise(best, Verdict.WON);
        return Optional.of(best);
    }
}
