package dev.mockssp.client;

import static java.util.Objects.requireNonNull;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.match.Times;
import java.util.Arrays;
import java.util.List;

/**
 * The part of a mock server that belongs to one API key. Tests that use different keys can run in parallel on one mock
 * server.
 *
 * @param mockSsp the mock server
 * @param key the API key, which the code under test must send
 */
public record KeyedMockSsp(MockSspOperations mockSsp, String key) {

    public KeyedMockSsp {
        requireNonNull(mockSsp, "mockSsp");
        requireNonNull(key, "key");
    }

    /** @return the URL of the mock server, without a trailing slash */
    public String baseUrl() {
        return mockSsp.baseUrl();
    }

    /**
     * Binds the key to a scenario; see {@link MockSspOperations#use(String, String)}.
     *
     * @param scenario the name of the scenario
     * @throws dev.mockssp.core.RejectedException if no scenario has this name, or the key is not valid
     */
    public void use(String scenario) {
        mockSsp.use(scenario, key);
    }

    /**
     * Registers a scenario that only this key sees; see
     * {@link MockSspOperations#putScenario(ScenarioScript, String)}.
     *
     * @param script the scenario
     * @throws dev.mockssp.core.ConfigurationException if the scenario is not valid
     * @throws dev.mockssp.core.RejectedException if the key is not valid
     */
    public void putScenario(ScenarioScript script) {
        mockSsp.putScenario(script, key);
    }

    /**
     * Registers a scenario that only this key sees, and binds the key to it; see {@link MockSspOperations#use(ScenarioScript, String)}.
     *
     * @param script the scenario
     * @throws dev.mockssp.core.ConfigurationException if the scenario is not valid
     * @throws dev.mockssp.core.RejectedException if the key is not valid
     */
    public void use(ScenarioScript script) {
        mockSsp.use(script, key);
    }

    /** @return the exchanges of this key, oldest first */
    public List<Exchange> requests() {
        return mockSsp.requests(key);
    }

    /**
     * Verifies that at least one request with this key matches; see {@link MockSspOperations#verify(RequestPattern)}.
     *
     * @param pattern the pattern that a request must match
     * @throws AssertionError if no request matches; the message names the nearest ones
     */
    public void verify(RequestPattern pattern) {
        mockSsp.verify(pattern.withKey(key));
    }

    /**
     * Verifies how many requests with this key match; see {@link MockSspOperations#verify(RequestPattern, Times)}.
     *
     * @param pattern the pattern that requests must match
     * @param times how many requests must match
     * @throws AssertionError if another number matches
     */
    public void verify(RequestPattern pattern, Times times) {
        mockSsp.verify(pattern.withKey(key), times);
    }

    /**
     * Verifies that requests with this key match the patterns in this order; see
     * {@link MockSspOperations#verifyInOrder}.
     *
     * @param patterns one pattern or more
     * @throws AssertionError if a pattern has no match after the match of the pattern before it
     */
    public void verifyInOrder(RequestPattern... patterns) {
        mockSsp.verifyInOrder(
                Arrays.stream(patterns).map(pattern -> pattern.withKey(key)).toArray(RequestPattern[]::new));
    }

    /** Resets the state of this key; see {@link MockSspOperations#reset(String)}. */
    public void reset() {
        mockSsp.reset(key);
    }
}
