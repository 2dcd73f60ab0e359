package dev.mockssp.auction;

/** How far each campaign has come in one auction. A verdict is only ever replaced by a later one. */
final class CampaignStatuses {

    private final Inventory inventory;
    private final KeywordMatches reading;
    private final byte[] verdicts;

    CampaignStatuses(Inventory inventory, KeywordMatches reading) {
        this.inventory = inventory;
        this.reading = reading;
        this.verdicts = new byte[inventory.campaigns().size()];
    }

    void update(int campaign, CampaignStatus verdict) {
        if (verdict.ordinal() > verdicts[campaign]) {
            verdicts[campaign] = (byte) verdict.ordinal();
        }
    }

    AuctionExplanation explain() {
        return new AuctionExplanation(inventory, verdicts, reading);
    }
}
