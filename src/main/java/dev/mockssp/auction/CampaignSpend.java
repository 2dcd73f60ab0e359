package dev.mockssp.auction;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one API key's wins have cost each campaign, in units of 0.00001 dollars: one cent of CPM is one unit for each
 * impression. One thread has it at a time.
 */
public final class CampaignSpend {

    private static final Inventory EMPTY = Inventory.of(List.of());

    private final Map<String, Long> units = new HashMap<>();

    // told by every win, so that no auction has to ask for each campaign
    private Inventory inventory = EMPTY;
    private BitSet exhausted = new BitSet();

    /** @return whether the budget pays for one more win; a campaign without a budget always can */
    public boolean hasBudgetFor(Campaign campaign) {
        return campaign.budgetUnits().isEmpty()
                || campaign.priceCents() <= campaign.budgetUnits().getAsLong() - spent(campaign);
    }

    /** Counts one win of a campaign. */
    public void spend(Campaign campaign) {
        units.merge(campaign.id(), campaign.priceCents(), Long::sum);
        // the inventory's own, since a scenario may bring a campaign of the same id
        Optional<Campaign> own = inventory.find(campaign.id());
        if (own.isPresent() && !hasBudgetFor(own.get())) {
            exhausted = exhausted(inventory.campaigns());
        }
    }

    /** @return what its wins have cost the campaign so far, in units */
    public long spent(Campaign campaign) {
        return units.getOrDefault(campaign.id(), 0L);
    }

    /**
     * @param asked an inventory, most often the same as before
     * @return the places of its campaigns whose budget does not pay for one more win; to read only
     */
    BitSet exhausted(Inventory asked) {
        if (inventory != asked) {
            inventory = asked;
            exhausted = exhausted(asked.campaigns());
        }
        return exhausted;
    }

    private BitSet exhausted(List<Campaign> campaigns) {
        BitSet places = new BitSet();
        for (int i = 0; i < campaigns.size(); i++) {
            places.set(i, !hasBudgetFor(campaigns.get(i)));
        }
        return places;
    }
}
