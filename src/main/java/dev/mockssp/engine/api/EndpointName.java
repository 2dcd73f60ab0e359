package dev.mockssp.engine.api;

/** The name under which the journal files a call. */
public record EndpointName(String name) {
    public static final EndpointName UNKNOWN = new EndpointName("unknown");
}
