package dev.mockssp.client;

import dev.mockssp.core.VendorEndpoint;

/**
 * An endpoint that returns ads. It has the constants of {@link VendorEndpoint}, so that tests need no internal package.
 */
public enum Endpoint {
    /** {@code POST /api/v1/ssp/bid-request}. */
    BID_REQUEST(VendorEndpoint.BID_REQUEST),
    /** {@code POST /api/v1/message/get-ad}, the legacy one. */
    GET_AD(VendorEndpoint.GET_AD);

    private final VendorEndpoint endpoint;

    Endpoint(VendorEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** @return the name used in scenario files and in the journal, such as {@code bid-request} */
    public String label() {
        return endpoint.label();
    }
}
