package dev.mockssp.client;

import static java.util.Objects.requireNonNull;

import dev.mockssp.journal.Count;
import dev.mockssp.journal.Exchange;
import java.util.Arrays;
import java.util.List;

/**
 * A double as one key sees it. Tests with keys of their own can run side by side on one double.
 *
 * @param ssp the double
 * @param key the key; the code under test must send it
 */
public record KeyedDouble(TestDouble ssp, String key) {

    public KeyedDouble {
        requireNonNull(ssp, "ssp");
        requireNonNull(key, "key");
    }

    /** @return where the double is reached, without a slash at the end */
    public String baseUrl() {
        return ssp.baseUrl();
    }

    /** Binds the key to a scenario; see {@link TestDouble#use(String, String)}. */
    public void use(String scenario) {
        ssp.use(scenario, key);
    }

    /** Makes a script known, and binds the key to it; see {@link TestDouble#use(ScenarioScript, String)}. */
    public void use(ScenarioScript script) {
        ssp.use(script, key);
    }

    /** @return what was sent with the key and answered, oldest first */
    public List<Exchange> requests() {
        return ssp.requests(key);
    }

    /** Fails unless something of the kind was sent with the key; see {@link TestDouble#verify(Sought)}. */
    public void verify(Sought sought) {
        ssp.verify(sought.withKey(key));
    }

    /** Fails unless something of the kind was sent with the key so often; see {@link TestDouble#verify(Sought, Count)}. */
    public void verify(Sought sought, Count count) {
        ssp.verify(sought.withKey(key), count);
    }

    /** Fails unless each was sent with the key, in this order; see {@link TestDouble#verifyInOrder}. */
    public void verifyInOrder(Sought... sought) {
        ssp.verifyInOrder(Arrays.stream(sought).map(one -> one.withKey(key)).toArray(Sought[]::new));
    }

    /** Forgets what belongs to the key; see {@link TestDouble#reset(String)}. */
    public void reset() {
        ssp.reset(key);
    }
}
