package dev.mockssp.journal.store;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.RecordedAuction;
import dev.mockssp.journal.Source;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An exchange in the journal. Encoded, because as objects the journal took a quarter of the processor in full garbage
 * collections (docs/PERFORMANCE.md).
 *
 * @param vendorTraffic see {@link Exchange#isVendorTraffic()}
 * @param encoded begins with all of the exchange that is not another component
 * @param length how many bytes of the array belong to the exchange
 * @param bidders the bidders of its auction, none if there was no auction; all auctions of an inventory share them
 */
record StoredExchange(
        long number,
        String keyId,
        Source source,
        String endpoint,
        boolean vendorTraffic,
        byte[] encoded,
        int length,
        List<RecordedAuction.Bidder> bidders) {

    private static final int BYTES_OF_OBJECTS = 120;

    static StoredExchange of(Exchange exchange, byte[] encoded, int length) {
        return new StoredExchange(
                exchange.number(),
                exchange.client().keyId(),
                exchange.source(),
                exchange.endpoint(),
                exchange.isVendorTraffic(),
                encoded,
                length,
                exchange.auction().map(RecordedAuction::bidders).orElse(List.of()));
    }

    /** @return the same, with an equal list of bidders */
    StoredExchange with(UnaryOperator<List<RecordedAuction.Bidder>> shared) {
        return new StoredExchange(
                number, keyId, source, endpoint, vendorTraffic, encoded, length, shared.apply(bidders));
    }

    Exchange decoded() {
        return ExchangeDecoder.decode(encoded, length, number, bidders);
    }

    List<Finding> findings() {
        return ExchangeDecoder.findings(encoded);
    }

    /** @return about how many bytes of memory the exchange takes */
    int weight() {
        return BYTES_OF_OBJECTS + length;
    }
}
