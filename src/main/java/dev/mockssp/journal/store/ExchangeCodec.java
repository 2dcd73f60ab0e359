package dev.mockssp.journal.store;

import dev.mockssp.journal.Exchange;

/**
 * An exchange as bytes, for another process that runs the same version. Without loss, but for what the journal does not
 * store either.
 */
public final class ExchangeCodec {

    private ExchangeCodec() {}

    /**
     * @param exchange an exchange with all its findings
     * @return all of it but its number
     */
    public static byte[] encode(Exchange exchange) {
        return new ExchangeEncoder(exchange).withBidders(exchange);
    }

    /**
     * @param bytes what {@link #encode} has returned in the same version
     * @param number the number of the exchange
     * @return the exchange with that number
     */
    public static Exchange decode(byte[] bytes, long number) {
        return ExchangeDecoder.decodeWithBidders(bytes, number);
    }
}
