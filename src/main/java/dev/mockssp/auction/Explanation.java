package dev.mockssp.auction;

import dev.mockssp.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;

/**
 * What became of every campaign in one auction. Small, since a journal keeps thousands: the entries are only made when
 * somebody looks.
 */
public final class Explanation {

    /**
     * @param campaign the campaign's id
     * @param dsp who bids for it
     * @param priceCents its price, in cents of CPM
     * @param score how well it fits: for each keyword found, 1 / (1 + the distance of its message from the last)
     * @param verdict what became of it
     * @param bannedWord the banned word that was found, when that is the verdict
     */
    public record Entry(
            String campaign, String dsp, long priceCents, double score, Verdict verdict, Optional<String> bannedWord) {}

    private static final Verdict[] VERDICTS = Verdict.values();

    private final Inventory inventory;
    private final byte[] verdicts;
    private final long[] scores;
    private final Map<Integer, String> bannedWords;

    Explanation(Inventory inventory, byte[] verdicts, Reading reading) {
        this.inventory = inventory;
        this.verdicts = verdicts;
        this.scores = reading.scores();
        this.bannedWords = reading.bannedWords();
    }

    /** @return about how many bytes of memory this takes, the inventory aside */
    public int weight() {
        return 150 + verdicts.length + Long.BYTES * scores.length + 80 * bannedWords.size();
    }

    /** @return one entry for each campaign, in the order of the inventory */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>(verdicts.length);
        for (int i = 0; i < verdicts.length; i++) {
            entries.add(entry(i));
        }
        return List.copyOf(entries);
    }

    private Entry entry(int i) {
        Campaign campaign = inventory.campaigns().get(i);
        Verdict verdict = VERDICTS[verdicts[i]];
        return new Entry(
                campaign.id(),
                campaign.dsp(),
                campaign.priceCents(),
                scores.length == 0 ? 0 : (double) scores[i] / Reading.FULL_WEIGHT,
                verdict,
                verdict == Verdict.BANNED_WORDS ? Optional.ofNullable(bannedWords.get(i)) : Optional.empty());
    }

    /** @return the entries as JSON: campaign, dsp, price in dollars, score, verdict, and banned_word where one was found */
    public ArrayNode toJson() {
        ArrayNode array = Wire.MAPPER.createArrayNode();
        for (Entry entry : entries()) {
            var json = array.addObject()
                    .put("campaign", entry.campaign())
                    .put("dsp", entry.dsp())
                    .put("price", Wire.dollars(entry.priceCents()))
                    .put("score", entry.score())
                    .put("verdict", entry.verdict().label());
            entry.bannedWord().ifPresent(word -> json.put("banned_word", word));
        }
        return array;
    }
}
