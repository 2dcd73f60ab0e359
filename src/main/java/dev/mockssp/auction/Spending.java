package dev.mockssp.auction;

import java.util.HashMap;
import java.util.Map;

/**
 * What one API key's wins have cost each campaign, in units of 0.00001 dollars: one cent of CPM is one unit for each
 * impression. One thread has it at a time.
 */
public final class Spending {

    private final Map<String, Long> units = new HashMap<>();

    /** @return whether the budget pays for one more win; a campaign without a budget always can */
    public boolean affords(Campaign campaign) {
        return campaign.budgetUnits().isEmpty()
                || campaign.priceCents() <= campaign.budgetUnits().getAsLong() - spent(campaign);
    }

    /** Counts one win of a campaign. */
    public void spend(Campaign campaign) {
        units.merge(campaign.id(), campaign.priceCents(), Long::sum);
    }

    /** @return what its wins have cost the campaign so far, in units */
    public long spent(Campaign campaign) {
        return units.getOrDefault(campaign.id(), 0L);
    }
}
