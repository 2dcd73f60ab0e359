package dev.mockssp.auction;

import dev.mockssp.core.HeapSize;
import dev.mockssp.core.LruMap;
import dev.mockssp.core.MemoryBudget;

/**
 * What the wins of one API key have cost each campaign, in units of 0.00001 dollars: one cent of CPM is one unit for each
 * impression. Not thread-safe.
 */
public final class CampaignSpend {

    private final LruMap<String, Long> units;

    /** @param memory limits the bytes of this and of all else that is remembered */
    public CampaignSpend(MemoryBudget memory) {
        this.units =
                new LruMap<>(memory, (campaign, spent) -> HeapSize.MAP_ENTRY + HeapSize.of(campaign) + HeapSize.LONG);
    }

    /** @return whether the budget pays for one more win; true for a campaign without a budget */
    public boolean hasBudgetFor(Campaign campaign) {
        return campaign.budgetUnits().isEmpty()
                || campaign.priceCents() <= campaign.budgetUnits().getAsLong() - spent(campaign);
    }

    /** Counts one win of a campaign. */
    public void spend(Campaign campaign) {
        units.put(campaign.id(), spent(campaign) + campaign.priceCents());
    }

    /** @return the cost of the campaign's wins so far, in units */
    public long spent(Campaign campaign) {
        return units.get(campaign.id()).orElse(0L);
    }

    /** Restores all budgets. */
    public void clear() {
        units.clear();
    }
}
