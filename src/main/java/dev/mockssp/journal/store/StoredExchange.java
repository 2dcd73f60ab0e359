package dev.mockssp.journal.store;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.RecordedAuction;
import java.util.List;
import java.util.Optional;

/**
 * An exchange in the journal. Encoded, because as objects the journal took a quarter of the processor in full garbage
 * collections (docs/PERFORMANCE.md).
 *
 * @param vendorTraffic see {@link Exchange#isVendorTraffic()}
 * @param encoded begins with all of the exchange that is not another component
 * @param length how many bytes of the array belong to the exchange
 * @param bidders the bidders of its auction, if there was one; all auctions of an inventory share them
 */
record StoredExchange(
        long number,
        String keyId,
        boolean vendorTraffic,
        byte[] encoded,
        int length,
        Optional<List<RecordedAuction.Bidder>> bidders,
        List<Finding> findings) {

    private static final int BYTES_OF_OBJECTS = 120;
    private static final int BYTES_OF_FINDING = 160;

    static StoredExchange of(Exchange exchange, byte[] encoded, int length) {
        return new StoredExchange(
                exchange.number(),
                exchange.client().keyId(),
                exchange.isVendorTraffic(),
                encoded,
                length,
                exchange.auction().map(RecordedAuction::bidders),
                exchange.findings());
    }

    Exchange decoded() {
        return ExchangeDecoder.decode(encoded, length, number, bidders, findings);
    }

    /** @return about how many bytes of memory the exchange takes */
    int weight() {
        return BYTES_OF_OBJECTS + BYTES_OF_FINDING * findings.size() + length;
    }
}
