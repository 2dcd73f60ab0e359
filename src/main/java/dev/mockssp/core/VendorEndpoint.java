package dev.mockssp.core;

/** An endpoint of the vendor that returns ads (contract.md sections 1 and 2). */
public enum VendorEndpoint {
    /** The bid request of the SSP. */
    BID_REQUEST("bid-request", "/api/v1/ssp/bid-request", "thrad-api-key"),
    /** The legacy endpoint. */
    GET_AD("get-ad", "/api/v1/message/get-ad", "thrads-api-key");

    private final String label;
    private final String path;
    private final String keyHeader;

    VendorEndpoint(String label, String path, String keyHeader) {
        this.label = label;
        this.path = path;
        this.keyHeader = keyHeader;
    }

    /** @return its name in scenarios and in the journal, such as {@code bid-request} */
    public String label() {
        return label;
    }

    /** @return the path, such as {@code /api/v1/ssp/bid-request} */
    public String path() {
        return path;
    }

    /** @return the name of the header with the API key */
    public String keyHeader() {
        return keyHeader;
    }

    /** @return the other endpoint, whose key header is a frequent mistake */
    public VendorEndpoint other() {
        return this == BID_REQUEST ? GET_AD : BID_REQUEST;
    }
}
