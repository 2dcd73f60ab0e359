package dev.mockssp.client;

import java.util.Locale;

/** An endpoint of the vendor's API. */
public enum Endpoint {
    /** {@code POST /api/v1/ssp/bid-request}. */
    BID_REQUEST,
    /** {@code POST /api/v1/message/get-ad}, the legacy one. */
    GET_AD;

    /** @return the name used in scenario files and in the journal, such as {@code bid-request} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
