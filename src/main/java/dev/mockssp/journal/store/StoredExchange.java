package dev.mockssp.journal.store;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * An exchange as a journal keeps it. Few objects, since all of them outlive the collections of what is short-lived.
 *
 * @param vendorTraffic as {@link Exchange#isVendorTraffic()}
 * @param strip its bytes
 * @param auctions reads the explanation of its auction, where there is one
 */
record StoredExchange(
        long number,
        String keyId,
        boolean vendorTraffic,
        BlockStore.Strip strip,
        Function<byte[], JsonNode> auctions,
        List<Finding> findings) {

    private static final Function<byte[], JsonNode> NO_AUCTION = packed -> MissingNode.getInstance();

    private static final int OBJECTS = 120;
    private static final int FINDING = 160;

    static StoredExchange of(Exchange exchange, BlockStore.Strip strip) {
        return new StoredExchange(
                exchange.number(),
                exchange.client().keyId(),
                exchange.isVendorTraffic(),
                strip,
                exchange.auction().map(Exchange.Auction::reader).orElse(NO_AUCTION),
                exchange.findings());
    }

    /** @return the same with its bytes elsewhere */
    StoredExchange in(BlockStore.Strip other) {
        return new StoredExchange(number, keyId, vendorTraffic, other, auctions, findings);
    }

    Exchange unpacked() {
        return ExchangeEncoder.unpack(strip.reader(), number, auctions, findings);
    }

    /** @return about how many bytes of memory it takes */
    int weight() {
        return OBJECTS + FINDING * findings.size() + strip.length();
    }
}
