package dev.mockssp.conformance;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A server under test: the engine alone, a mock server on a port or in a container, or the real service. */
interface Vendor extends AutoCloseable {

    /** Sends one request and reads the whole response; follows no redirect. */
    VendorResponse send(VendorRequest ask);

    /** Scheme and authority of the requests. */
    String base();

    /** Moves the mock server's clock ahead. */
    void advance(Duration by);

    /** Activates a scenario of the mock server. */
    void use(String scenario);

    /** The mock server's journal in the format of the admin API, oldest first. */
    List<JsonNode> journal();

    @Override
    void close();
}
