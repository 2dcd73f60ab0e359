package dev.mockssp.auction;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is the same in every auction of an inventory: which of two campaigns wins, and who bids for the same DSP. */
final class CampaignRanking {

    private final int[] dearestFirst;
    private final int[] rank;
    private final int[] dsp;
    private final int dsps;

    CampaignRanking(List<Campaign> campaigns) {
        int size = campaigns.size();
        dearestFirst = dearestFirst(campaigns);
        rank = new int[size];
        for (int i = 0; i < size; i++) {
            rank[dearestFirst[i]] = i;
        }
        Map<String, Integer> numbers = new HashMap<>();
        dsp = new int[size];
        for (int i = 0; i < size; i++) {
            dsp[i] = numbers.computeIfAbsent(campaigns.get(i).dsp(), name -> numbers.size());
        }
        dsps = numbers.size();
    }

    private static int[] dearestFirst(List<Campaign> campaigns) {
        Integer[] order = new Integer[campaigns.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        Arrays.sort(order, (one, other) -> compare(campaigns.get(one), campaigns.get(other)));
        int[] result = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            result[i] = order[i];
        }
        return result;
    }

    /** The highest price first, ties by id. */
    private static int compare(Campaign one, Campaign other) {
        int order = Long.compare(other.priceCents(), one.priceCents());
        return order == 0 ? one.id().compareTo(other.id()) : order;
    }

    /** @return the places of all campaigns in the inventory, the highest price first, ties by id; to read only */
    int[] dearestFirst() {
        return dearestFirst;
    }

    /** @return whether one campaign wins over another when both are offered */
    boolean higherPriced(int one, int other) {
        return rank[one] < rank[other];
    }

    /** @return whether one campaign fits better than another, or as well and is {@link #higherPriced}: what a DSP offers */
    boolean moreRelevant(int one, int other, KeywordMatches reading) {
        int order = Long.compare(reading.score(one), reading.score(other));
        return order == 0 ? higherPriced(one, other) : order > 0;
    }

    /** @return the number of a campaign's DSP, from 0 */
    int dsp(int campaign) {
        return dsp[campaign];
    }

    /** @return how many DSPs there are */
    int dsps() {
        return dsps;
    }
}
