package dev.mockssp.auction;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.util.Comparator;

/** Orders of campaigns, the winner first. Both are total, because ids are unique in an inventory. */
final class CampaignRanking {

    /** The highest price first, ties by id. */
    static final Comparator<Campaign> HIGHEST_PRICE_FIRST =
            comparingLong(Campaign::priceCents).reversed().thenComparing(comparing(Campaign::id));

    private CampaignRanking() {}

    /** @return the highest score first, ties as in {@link #HIGHEST_PRICE_FIRST} */
    static Comparator<Campaign> mostRelevantFirst(KeywordMatches matches) {
        return comparingLong(matches::score).reversed().thenComparing(HIGHEST_PRICE_FIRST);
    }
}
