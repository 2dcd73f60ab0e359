package dev.mockssp.auction;

import java.util.HashMap;
import java.util.Map;

/**
 * What the wins of one API key have cost each campaign, in units of 0.00001 dollars: one cent of CPM is one unit for each
 * impression. Not thread-safe.
 */
public final class CampaignSpend {

    private final Map<String, Long> units = new HashMap<>();

    /** @return whether the budget pays for one more win; true for a campaign without a budget */
    public boolean hasBudgetFor(Campaign campaign) {
        return campaign.budgetUnits().isEmpty()
                || campaign.priceCents() <= campaign.budgetUnits().getAsLong() - spent(campaign);
    }

    /** Counts one win of a campaign. */
    public void spend(Campaign campaign) {
        units.merge(campaign.id(), campaign.priceCents(), Long::sum);
    }

    /** @return the cost of the campaign's wins so far, in units */
    public long spent(Campaign campaign) {
        return units.getOrDefault(campaign.id(), 0L);
    }
}
