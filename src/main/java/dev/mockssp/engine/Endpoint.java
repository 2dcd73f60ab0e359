package dev.mockssp.engine;

/** The name under which the journal files a call. */
record Endpoint(String name) {
    static final Endpoint UNKNOWN = new Endpoint("unknown");
}
