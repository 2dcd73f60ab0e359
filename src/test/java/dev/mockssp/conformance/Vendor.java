package dev.mockssp.conformance;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Whoever answers: the engine alone, a double on a port or in a container, or the real thing. */
interface Vendor extends AutoCloseable {

    /** Sends one request and reads the whole answer; follows no redirect. */
    Answer send(Ask ask);

    /** Scheme and authority that requests go to. */
    String base();

    /** Moves a double's clock ahead. */
    void advance(Duration by);

    /** Makes a scenario of a double the active one. */
    void use(String scenario);

    /** What a double has written down, oldest first, as its control API shows it. */
    List<JsonNode> journal();

    @Override
    void close();
}
