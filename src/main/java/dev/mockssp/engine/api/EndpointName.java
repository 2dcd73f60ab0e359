package dev.mockssp.engine.api;

/**
 * The endpoint's name in the journal. It is not a {@code VendorEndpoint}, because the journal also contains requests
 * that return no ad: {@code click}, {@code view}, {@code product-click}, {@code landing} and {@code unknown}.
 */
public record EndpointName(String name) {
    public static final EndpointName UNKNOWN = new EndpointName("unknown");
}
