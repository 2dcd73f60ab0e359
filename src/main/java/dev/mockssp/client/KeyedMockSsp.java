package dev.mockssp.client;

import static java.util.Objects.requireNonNull;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.match.Times;
import java.util.Arrays;
import java.util.List;

/**
 * A double as one key sees it. Tests with keys of their own can run side by side on one double.
 *
 * @param ssp the double
 * @param key the key; the code under test must send it
 */
public record KeyedMockSsp(MockSspOperations ssp, String key) {

    public KeyedMockSsp {
        requireNonNull(ssp, "ssp");
        requireNonNull(key, "key");
    }

    /** @return where the double is reached, without a slash at the end */
    public String baseUrl() {
        return ssp.baseUrl();
    }

    /** Binds the key to a scenario; see {@link MockSspOperations#use(String, String)}. */
    public void use(String scenario) {
        ssp.use(scenario, key);
    }

    /** Makes a script known, and binds the key to it; see {@link MockSspOperations#use(ScenarioScript, String)}. */
    public void use(ScenarioScript script) {
        ssp.use(script, key);
    }

    /** @return what was sent with the key and answered, oldest first */
    public List<Exchange> requests() {
        return ssp.requests(key);
    }

    /** Fails unless something of the kind was sent with the key; see {@link MockSspOperations#verify(RequestPattern)}. */
    public void verify(RequestPattern sought) {
        ssp.verify(sought.withKey(key));
    }

    /** Fails unless something of the kind was sent with the key so often; see {@link MockSspOperations#verify(RequestPattern, Times)}. */
    public void verify(RequestPattern sought, Times count) {
        ssp.verify(sought.withKey(key), count);
    }

    /** Fails unless each was sent with the key, in this order; see {@link MockSspOperations#verifyInOrder}. */
    public void verifyInOrder(RequestPattern... sought) {
        ssp.verifyInOrder(Arrays.stream(sought).map(one -> one.withKey(key)).toArray(RequestPattern[]::new));
    }

    /** Forgets what belongs to the key; see {@link MockSspOperations#reset(String)}. */
    public void reset() {
        ssp.reset(key);
    }
}
