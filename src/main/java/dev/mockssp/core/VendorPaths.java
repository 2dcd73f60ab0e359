package dev.mockssp.core;

import java.util.List;

/** The paths of the URLs that a response contains (contract.md 1.9 and 2.1); each is requested with GET, unless it says otherwise. */
public final class VendorPaths {

    /** The click on an ad of the SSP, with the token in the query. */
    public static final String CLICK = "/api/v1/tracking/redirect";

    /** The view of an ad of the SSP, with the token in the query. */
    public static final String VIEW = "/api/v1/tracking/view";

    /** The vote in a sponsored poll, with the token in the query; requested with POST. */
    public static final String POLL_VOTE = "/api/v1/tracking/sponsored-polls/vote";

    /** The results of a sponsored poll, with the token in the query. */
    public static final String POLL_RESULTS = "/api/v1/tracking/sponsored-polls/results";

    /** The click on a product of the legacy endpoint, before the token. */
    public static final String PRODUCT = "/api/v1/message/redirect/";

    /** The landing page of a built-in campaign, before the campaign's id. */
    public static final String LANDING = "/landing/";

    /** The paths with a tracking token in the query. */
    public static final List<String> WITH_TOKEN = List.of(CLICK, VIEW, POLL_VOTE, POLL_RESULTS);

    private VendorPaths() {}
}
