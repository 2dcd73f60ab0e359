package dev.mockssp.engine.api;

/** The endpoint's name in the journal. */
public record EndpointName(String name) {
    public static final EndpointName UNKNOWN = new EndpointName("unknown");
}
