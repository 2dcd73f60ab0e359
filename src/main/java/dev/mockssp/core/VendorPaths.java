package dev.mockssp.core;

/** The paths of the URLs that a response contains (contract.md 1.9 and 2.1); each is requested with GET. */
public final class VendorPaths {

    /** The click on an ad of the SSP, with the token in the query. */
    public static final String CLICK = "/api/v1/tracking/redirect";

    /** The view of an ad of the SSP, with the token in the query. */
    public static final String VIEW = "/api/v1/tracking/view";

    /** The click on a product of the legacy endpoint, before the token. */
    public static final String PRODUCT = "/api/v1/message/redirect/";

    /** The landing page of a built-in campaign, before the campaign's id. */
    public static final String LANDING = "/landing/";

    private VendorPaths() {}
}
