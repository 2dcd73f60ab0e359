package dev.mockssp.auction;

/** How far each campaign has come in one auction. A verdict is only ever replaced by a later one. */
final class Standing {

    private final Inventory inventory;
    private final Reading reading;
    private final byte[] verdicts;

    Standing(Inventory inventory, Reading reading) {
        this.inventory = inventory;
        this.reading = reading;
        this.verdicts = new byte[inventory.campaigns().size()];
    }

    void raise(int campaign, Verdict verdict) {
        if (verdict.ordinal() > verdicts[campaign]) {
            verdicts[campaign] = (byte) verdict.ordinal();
        }
    }

    Explanation explain() {
        return new Explanation(inventory, verdicts, reading);
    }
}
