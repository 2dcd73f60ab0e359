package dev.mockssp.journal.store;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * An exchange in the journal. Encoded, because as objects the journal took a quarter of the processor in full garbage
 * collections (docs/PERFORMANCE.md).
 *
 * @param vendorTraffic see {@link Exchange#isVendorTraffic()}
 * @param encoded all of the exchange that is not another component
 */
record StoredExchange(
        long number,
        String keyId,
        boolean vendorTraffic,
        byte[] encoded,
        Function<byte[], JsonNode> auctions,
        List<Finding> findings) {

    private static final Function<byte[], JsonNode> NO_AUCTION = packed -> MissingNode.getInstance();

    private static final int OBJECTS = 120;
    private static final int FINDING = 160;

    static StoredExchange of(Exchange exchange, byte[] encoded) {
        return new StoredExchange(
                exchange.number(),
                exchange.caller().keyId(),
                exchange.isVendorTraffic(),
                encoded,
                exchange.auction().map(Exchange.Auction::reader).orElse(NO_AUCTION),
                exchange.findings());
    }

    Exchange decoded() {
        return ExchangeDecoder.decode(encoded, number, auctions, findings);
    }

    /** @return about how many bytes of memory the exchange takes */
    int weight() {
        return OBJECTS + FINDING * findings.size() + encoded.length;
    }
}
