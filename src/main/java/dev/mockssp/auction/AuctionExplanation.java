package dev.mockssp.auction;

import dev.mockssp.json.Json;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;

/**
 * What became of every campaign in one auction. A few bytes, since a journal keeps thousands: the entries are only made
 * when somebody looks.
 */
public final class AuctionExplanation {

    /**
     * @param campaign the campaign's id
     * @param dsp who bids for it
     * @param priceCents its price, in cents of CPM
     * @param score how well it fits: for each keyword found, 1 / (1 + the distance of its message from the last)
     * @param verdict what became of it
     * @param bannedWord the banned word that was found, when that is the verdict
     */
    public record Entry(
            String campaign,
            String dsp,
            long priceCents,
            double score,
            CampaignStatus verdict,
            Optional<String> bannedWord) {}

    private static final CampaignStatus[] VERDICTS = CampaignStatus.values();
    private static final int SCORED = 0x80;

    private final Inventory inventory;
    private final byte[] packed;

    AuctionExplanation(Inventory inventory, byte[] verdicts, KeywordMatches reading) {
        this(inventory, pack(verdicts, reading));
    }

    /**
     * @param inventory the inventory of the auction
     * @param packed what {@link #packed()} gave of an explanation with that inventory
     */
    public AuctionExplanation(Inventory inventory, byte[] packed) {
        this.inventory = inventory;
        this.packed = packed;
    }

    /** @return the campaigns that it speaks of */
    public Inventory inventory() {
        return inventory;
    }

    /** @return all of it but the inventory, to read only */
    public byte[] packed() {
        return packed;
    }

    /** A byte for each campaign, then the scores of those that have one, then the banned words that decided. */
    private static byte[] pack(byte[] verdicts, KeywordMatches reading) {
        ByteBuffer out = ByteBuffer.allocate(size(verdicts, reading));
        for (int i = 0; i < verdicts.length; i++) {
            out.put((byte) (reading.score(i) == 0 ? verdicts[i] : verdicts[i] | SCORED));
        }
        for (int i = 0; i < verdicts.length; i++) {
            if (reading.score(i) != 0) {
                out.putLong(reading.score(i));
            }
        }
        for (int i = 0; i < verdicts.length; i++) {
            if (isBanned(verdicts[i])) {
                String word = reading.bannedWords().get(i);
                out.putInt(word.length());
                word.chars().forEach(c -> out.putChar((char) c));
            }
        }
        return out.array();
    }

    private static int size(byte[] verdicts, KeywordMatches reading) {
        int size = verdicts.length;
        for (int i = 0; i < verdicts.length; i++) {
            size += reading.score(i) == 0 ? 0 : Long.BYTES;
            size += isBanned(verdicts[i])
                    ? Integer.BYTES
                            + Character.BYTES * reading.bannedWords().get(i).length()
                    : 0;
        }
        return size;
    }

    private static boolean isBanned(int verdict) {
        return verdict == CampaignStatus.BANNED_WORDS.ordinal();
    }

    /** @return one entry for each campaign, in the order of the inventory */
    public List<Entry> entries() {
        int campaigns = inventory.campaigns().size();
        ByteBuffer rest = ByteBuffer.wrap(packed).position(campaigns);
        double[] scores = new double[campaigns];
        for (int i = 0; i < campaigns; i++) {
            scores[i] = packed[i] < 0 ? (double) rest.getLong() / KeywordMatches.FULL_WEIGHT : 0;
        }
        List<Entry> entries = new ArrayList<>(campaigns);
        for (int i = 0; i < campaigns; i++) {
            Campaign campaign = inventory.campaigns().get(i);
            int verdict = packed[i] & Byte.MAX_VALUE;
            entries.add(new Entry(
                    campaign.id(),
                    campaign.dsp(),
                    campaign.priceCents(),
                    scores[i],
                    VERDICTS[verdict],
                    isBanned(verdict) ? Optional.of(text(rest)) : Optional.empty()));
        }
        return List.copyOf(entries);
    }

    private static String text(ByteBuffer in) {
        char[] text = new char[in.getInt()];
        in.asCharBuffer().get(text);
        in.position(in.position() + Character.BYTES * text.length);
        return new String(text);
    }

    /** @return the entries as JSON: campaign, dsp, price in dollars, score, verdict, and banned_word where one was found */
    public ArrayNode toJson() {
        ArrayNode array = Json.MAPPER.createArrayNode();
        for (Entry entry : entries()) {
            var json = array.addObject()
                    .put("campaign", entry.campaign())
                    .put("dsp", entry.dsp())
                    .put("price", Json.dollars(entry.priceCents()))
                    .put("score", entry.score())
                    .put("verdict", entry.verdict().label());
            entry.bannedWord().ifPresent(word -> json.put("banned_word", word));
        }
        return array;
    }
}
