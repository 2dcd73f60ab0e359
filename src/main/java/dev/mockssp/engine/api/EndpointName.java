package dev.mockssp.engine.api;

/** The name of an endpoint in the journal. */
public record EndpointName(String name) {
    public static final EndpointName UNKNOWN = new EndpointName("unknown");
}
