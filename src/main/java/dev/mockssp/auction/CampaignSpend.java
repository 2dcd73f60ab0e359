package dev.mockssp.auction;

import dev.mockssp.core.memory.HeapSize;
import dev.mockssp.core.memory.MapType;
import dev.mockssp.core.memory.StateMap;
import dev.mockssp.core.memory.StateMaps;

/**
 * What the wins of one API key have cost each campaign, in units of 0.00001 dollars: one cent of CPM is one unit for each
 * impression. Not thread-safe.
 */
public final class CampaignSpend {

    private static final MapType<String, Long> UNITS = new MapType<>(
            "spend",
            String.class,
            Long.class,
            (campaign, spent) -> HeapSize.MAP_ENTRY + HeapSize.of(campaign) + HeapSize.LONG);

    private final StateMap<String, Long> units;

    /** @param maps makes the map of the campaigns */
    public CampaignSpend(StateMaps maps) {
        this.units = maps.map(UNITS);
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
