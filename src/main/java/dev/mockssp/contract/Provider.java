package dev.mockssp.contract;

import dev.mockssp.contract.Interaction.Link;
import dev.mockssp.core.VendorEndpoint;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One of the vendor's two APIs. Each has its own contracts. */
public enum Provider {
    /** The bid request of the SSP (contract.md section 1). */
    SSP(
            "thrads-ssp",
            VendorEndpoint.BID_REQUEST,
            "bid",
            "/api/v1/tracking/redirect",
            Link.of("clickToken", "fill", "/data/bid/url")),
    /** The legacy endpoint (contract.md section 2). */
    LEGACY(
            "thrads-legacy",
            VendorEndpoint.GET_AD,
            "get-ad",
            "/api/v1/message/redirect/",
            Link.of("productToken", "served", "/data/prod_url"));

    static final Link VIEW_LINK = Link.of("viewToken", "prompts", "/data/bids/0/view_url");
    static final Link VOTE_LINK = Link.of("pollToken", "poll", "/data/bid/vote_url");
    static final Link RESULTS_LINK = Link.of("pollToken", "poll", "/data/bid/results_url");

    private final String label;
    private final VendorEndpoint endpoint;
    private final String schemas;
    private final String clickPath;
    private final Link clickLink;

    Provider(String label, VendorEndpoint endpoint, String schemas, String clickPath, Link clickLink) {
        this.label = label;
        this.endpoint = endpoint;
        this.schemas = schemas;
        this.clickPath = clickPath;
        this.clickLink = clickLink;
    }

    /** @return its name in contracts, such as {@code thrads-ssp} */
    public String label() {
        return label;
    }

    /** @return the name of its endpoint in scenarios, such as {@code bid-request} */
    public String endpoint() {
        return endpoint.label();
    }

    /** @return the path of its endpoint */
    public String path() {
        return endpoint.path();
    }

    /** @return the header that carries the API key */
    public String keyHeader() {
        return endpoint.keyHeader();
    }

    /** The path of its click URLs (contract.md 1.9 and 2.2), up to the token. */
    String clickPath() {
        return clickPath;
    }

    Link clickLink() {
        return clickLink;
    }

    /** The pixel of a message, which is a query parameter of the click URL. */
    static Link pixelLink(String tokenName, String parameter) {
        return new Link(tokenName, "fill", "/data/bid/url", Optional.of(parameter));
    }

    /** The file of its schema for requests, responses or errors. */
    String schema(String folder, String what) {
        return folder + "/" + schemas + "-" + what + ".schema.json";
    }

    /** @return the names of all providers */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Provider::label).toList();
    }

    /**
     * @param label a name in contracts
     * @return the provider of that name
     */
    public static Optional<Provider> of(String label) {
        return Arrays.stream(values())
                .filter(provider -> provider.label.equals(label))
                .findFirst();
    }
}
