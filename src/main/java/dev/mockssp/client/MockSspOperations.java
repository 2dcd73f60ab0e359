package dev.mockssp.client;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.match.Times;
import dev.mockssp.lint.report.Report;
import java.util.List;

/**
 * The operations that a test performs on a mock server: select a scenario, read the requests, verify them. They are the
 * same for a mock server in the process of the test, in another process and in a container. Thread-safe.
 *
 * <p>A name or key that the mock server does not know causes a {@link dev.mockssp.core.RejectedException}. An invalid
 * document or pattern causes a {@link ConfigurationException}.
 */
public interface MockSspOperations {

    /** The value of {@link #stagingKey}. */
    String STAGING_KEY = "staging-key";

    /** The value of {@link #productionKey}. */
    String PRODUCTION_KEY = "production-key";

    /** @return the URL of the mock server as seen from this machine, without a trailing slash */
    String baseUrl();

    /** @return a staging key that is always valid */
    default String stagingKey() {
        return STAGING_KEY;
    }

    /** @return a production key that is always valid */
    default String productionKey() {
        return PRODUCTION_KEY;
    }

    /**
     * Activates a scenario for every key that is not bound to another one.
     *
     * @param scenario the name of the scenario
     * @throws dev.mockssp.core.RejectedException if no scenario has this name
     */
    void use(String scenario);

    /**
     * Binds one key to a scenario, so that tests that use different keys can run in parallel.
     *
     * @param scenario the name of the scenario
     * @param key an API key
     * @throws dev.mockssp.core.RejectedException if no scenario has this name, or the key is not valid
     */
    void use(String scenario, String key);

    /**
     * Registers a scenario until the next reset. It hides any scenario of the same name.
     *
     * @param script a scenario written in code; the rules for scenario files apply to it
     * @throws ConfigurationException if the scenario is not valid
     */
    void putScenario(ScenarioScript script);

    /**
     * Registers a scenario that only one key sees, until the next reset of that key or of everything. For this key it
     * hides any other scenario of the same name, so that parallel tests do not replace each other's scenarios.
     *
     * @param script a scenario written in code; the rules for scenario files apply to it
     * @param key an API key
     * @throws ConfigurationException if the scenario is not valid
     * @throws dev.mockssp.core.RejectedException if the key is not valid
     */
    void putScenario(ScenarioScript script, String key);

    /**
     * Registers a scenario and activates it; see {@link #putScenario(ScenarioScript)} and
     * {@link #use(String)}.
     *
     * @param script a scenario written in code
     * @throws ConfigurationException if the scenario is not valid
     */
    default void use(ScenarioScript script) {
        putScenario(script);
        use(script.name());
    }

    /**
     * Registers a scenario that only one key sees, and binds the key to it; see
     * {@link #putScenario(ScenarioScript, String)} and {@link #use(String, String)}.
     *
     * @param script a scenario written in code
     * @param key an API key
     * @throws ConfigurationException if the scenario is not valid
     * @throws dev.mockssp.core.RejectedException if the key is not valid
     */
    default void use(ScenarioScript script, String key) {
        putScenario(script, key);
        use(script.name(), key);
    }

    /**
     * Replaces the campaigns until the next reset.
     *
     * @param json an inventory, in the format of an {@code --inventory} file
     * @throws ConfigurationException if the inventory is not valid
     */
    void putInventory(String json);

    /** @return the name of the active scenario */
    String activeScenario();

    /** @return the requests to the vendor API with their responses, oldest first, as far as the journal keeps them */
    List<Exchange> requests();

    /**
     * Returns the exchanges of one key. Clicks and views belong to the key of their bid.
     *
     * @param key an API key
     * @return the requests with their responses, oldest first
     * @throws dev.mockssp.core.RejectedException if the key is not valid
     */
    List<Exchange> requests(String key);

    /**
     * Verifies that at least one request matches.
     *
     * @param pattern the pattern that a request must match
     * @throws AssertionError if no request matches; the message lists the nearest ones and how they differ
     * @throws ConfigurationException if the pattern is not valid
     */
    default void verify(RequestPattern pattern) {
        verify(pattern, Times.AT_LEAST_ONCE);
    }

    /**
     * Verifies how many requests match.
     *
     * @param pattern the pattern that requests must match
     * @param times how many requests must match
     * @throws AssertionError if another number matches, or if the journal has evicted requests that could exceed a
     *     maximum; if too few match, the message lists the nearest ones and how they differ
     * @throws ConfigurationException if the pattern is not valid
     */
    void verify(RequestPattern pattern, Times times);

    /**
     * Verifies that the patterns are matched in this order. Other requests may come in between.
     *
     * @param patterns one pattern or more
     * @throws AssertionError if a pattern has no match after the match of the pattern before it; the message lists the
     *     requests that are nearest to the first such pattern
     * @throws ConfigurationException if there is no pattern, or one is not valid
     */
    void verifyInOrder(RequestPattern... patterns);

    /** @return the report since the start or {@link #deleteReport}: findings, fill rate, encountered error paths, experiments, bids */
    Report report();

    /** Deletes the findings and counts of the report, and all exchanges. A reset keeps the report. */
    void deleteReport();

    /** @return the clock of the mock server, which determines everything but delays */
    MockClock clock();

    /** Restores the state after the start: scenarios, inventory, clock, keys and journal. The report stays. */
    void reset();

    /**
     * Resets the state of one key: its binding and scenarios, chats, rate limit window, counters, tracking tokens and exchanges. Its
     * part of the report stays.
     *
     * @param key an API key
     * @throws dev.mockssp.core.RejectedException if the key is not valid
     */
    void reset(String key);

    /**
     * Returns the operations for one key.
     *
     * @param key an API key; every key that begins with {@code staging} or {@code production} is valid
     * @return the operations, limited to the key
     * @throws dev.mockssp.core.RejectedException if the key is not valid
     */
    KeyedMockSsp forKey(String key);
}
