package dev.mockssp.journal.store;

import dev.mockssp.core.memory.HeapSize;
import dev.mockssp.journal.RecordedAuction.Bidder;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lists of bidders that the exchanges of the journal share: one for each inventory. Counts the bytes of those that only
 * older exchanges use, since a test may replace the inventory often. Not thread-safe.
 */
final class SharedBidders {

    private static final int BYTES_OF_BIDDER = 40;

    private final Map<List<Bidder>, Integer> uses = new IdentityHashMap<>();
    private final Map<List<Bidder>, List<Bidder>> decoded = new HashMap<>();
    private List<Bidder> newest = List.of();
    private long bytesOfNewest;
    private long bytes;

    @SuppressWarnings("ReferenceEquality") // a list is shared or not, whatever its content
    void add(List<Bidder> bidders) {
        if (bidders.isEmpty()) {
            return;
        }
        if (bidders != newest) {
            newest = bidders;
            bytesOfNewest = bytes(bidders);
        }
        if (uses.merge(bidders, 1, Integer::sum) == 1) {
            bytes += bytesOfNewest;
        }
    }

    /**
     * @param bidders a list that was decoded, to be added next
     * @return the list to add instead: that of an earlier exchange, if it is equal
     */
    List<Bidder> shared(List<Bidder> bidders) {
        List<Bidder> earlier = decoded.putIfAbsent(bidders, bidders);
        return earlier == null ? bidders : earlier;
    }

    void remove(List<Bidder> bidders) {
        if (bidders.isEmpty()) {
            return;
        }
        if (uses.computeIfPresent(bidders, (list, times) -> times == 1 ? null : times - 1) == null) {
            bytes -= bytes(bidders);
            decoded.remove(bidders);
        }
    }

    void clear() {
        uses.clear();
        decoded.clear();
        bytes = 0;
    }

    /** @return the bytes of all lists, except the one that was added last */
    long bytes() {
        return uses.containsKey(newest) ? bytes - bytesOfNewest : bytes;
    }

    private static long bytes(List<Bidder> bidders) {
        long bytes = 0;
        for (Bidder bidder : bidders) {
            bytes += BYTES_OF_BIDDER + HeapSize.of(bidder.campaign()) + HeapSize.of(bidder.dsp());
        }
        return bytes;
    }
}
