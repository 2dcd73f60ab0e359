package dev.mockssp.auction;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What the filters know of the campaigns of an inventory before anybody asks. Campaigns go by their place. */
final class TargetingIndex {

    private final BitSet inMessages = new BitSet();
    private final BitSet inPrompts = new BitSet();
    private final BitSet withHeadline = new BitSet();
    private final BitSet aboveFloor = new BitSet();
    private final BitSet everywhere = new BitSet();
    private final Map<String, BitSet> byCountry = new HashMap<>();

    TargetingIndex(List<Campaign> campaigns) {
        for (int i = 0; i < campaigns.size(); i++) {
            Campaign campaign = campaigns.get(i);
            inMessages.set(i, campaign.formats().contains(AdFormat.SPONSORED_MESSAGE));
            inPrompts.set(
                    i,
                    campaign.formats().contains(AdFormat.SPONSORED_PROMPT)
                            && !campaign.prompts().isEmpty());
            withHeadline.set(i, campaign.hasHeadlineWithin(OptionalInt.empty()));
            aboveFloor.set(i, campaign.priceCents() > Auction.FLOOR_CENTS);
            everywhere.set(i, campaign.countries().isEmpty());
        }
        for (int i = 0; i < campaigns.size(); i++) {
            for (String country : campaigns.get(i).countries()) {
                byCountry
                        .computeIfAbsent(country, c -> (BitSet) everywhere.clone())
                        .set(i);
            }
        }
    }

    /** @return the campaigns that have what the format takes; to read only, as all that this gives */
    BitSet in(AdFormat format) {
        return format == AdFormat.SPONSORED_PROMPT ? inPrompts : inMessages;
    }

    /** @return those that have a headline of any length */
    BitSet withHeadline() {
        return withHeadline;
    }

    /** @return those whose price is above the floor */
    BitSet aboveFloor() {
        return aboveFloor;
    }

    /**
     * @param country the user's ISO alpha-2 country in upper case, empty when unknown
     * @return those that run there
     */
    BitSet in(Optional<String> country) {
        return country.isPresent() ? byCountry.getOrDefault(country.get(), everywhere) : everywhere;
    }
}
