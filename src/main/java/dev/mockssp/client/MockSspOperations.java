package dev.mockssp.client;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.match.Times;
import dev.mockssp.lint.report.Report;
import java.util.List;

/**
 * A double as a test uses it: choose what it does, ask what was sent, verify it. The same whether it runs in the test's
 * process, in another one or in a container. Safe for use by several threads.
 *
 * <p>What cannot be done is refused with a {@link dev.mockssp.core.RejectedException}; what is written wrongly with a
 * {@link ConfigurationException}.
 */
public interface MockSspOperations {

    /** A staging key that is always valid. */
    String STAGING_KEY = "staging-key";

    /** A production key that is always valid. */
    String PRODUCTION_KEY = "production-key";

    /** @return where the double is reached, without a slash at the end */
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
     * Makes a scenario the active one, for every key.
     *
     * @param scenario its name
     * @throws dev.mockssp.core.RejectedException when there is none of that name
     */
    void use(String scenario);

    /**
     * Binds one key to a scenario, so that tests with keys of their own can run side by side.
     *
     * @param scenario the scenario's name
     * @param key a key
     * @throws dev.mockssp.core.RejectedException when there is none of that name, or the key is not valid here
     */
    void use(String scenario, String key);

    /**
     * Makes a scenario known until the next reset; it hides one of the same name.
     *
     * @param script a scenario written in code
     * @throws ConfigurationException when it is not valid: what a scenario file may say is what a script may say
     */
    void put(ScenarioScript script);

    /** Makes a script known, and the active scenario; see {@link #put} and {@link #use(String)}. */
    default void use(ScenarioScript script) {
        put(script);
        use(script.name());
    }

    /** Makes a script known, and binds a key to it; see {@link #put} and {@link #use(String, String)}. */
    default void use(ScenarioScript script, String key) {
        put(script);
        use(script.name(), key);
    }

    /**
     * Puts other campaigns in force until the next reset.
     *
     * @param json an inventory, as a file of {@code --inventory} has it
     * @throws ConfigurationException when it is not valid
     */
    void inventory(String json);

    /** @return the name of the active scenario */
    String activeScenario();

    /** @return what was sent and answered, oldest first */
    List<Exchange> requests();

    /**
     * @param key a key
     * @return what was sent with that key and answered, oldest first; clicks and views belong to the key of their bid
     * @throws dev.mockssp.core.RejectedException when the key is not valid here
     */
    List<Exchange> requests(String key);

    /**
     * Fails unless something of the kind was sent, once at least.
     *
     * @param sought what must have been sent
     * @throws AssertionError when it was not; says what came nearest
     */
    default void verify(RequestPattern sought) {
        verify(sought, Times.AT_LEAST_ONCE);
    }

    /**
     * Fails unless something of the kind was sent so often.
     *
     * @param sought what must have been sent
     * @param count how often
     * @throws AssertionError when it was not; says what came nearest
     */
    void verify(RequestPattern sought, Times count);

    /**
     * Fails unless each was sent after the one before; others may lie between.
     *
     * @param sought what must have been sent
     * @throws AssertionError when it was not; says what came nearest to the first that was not found
     */
    void verifyInOrder(RequestPattern... sought);

    /** @return the run summed up: findings, fill rate, what the code has met */
    Report report();

    /** @return the clock that everything but delays goes by */
    MockClock clock();

    /** Back to how everything was at the start. */
    void reset();

    /**
     * Forgets what belongs to one key: its binding, chats, window, counts, tokens and exchanges.
     *
     * @param key a key
     * @throws dev.mockssp.core.RejectedException when it is not valid here
     */
    void reset(String key);

    /**
     * @param key a key; any that begins with {@code staging} or {@code production} is valid
     * @return the same verbs, for that key alone
     */
    default KeyedMockSsp forKey(String key) {
        return new KeyedMockSsp(this, key);
    }
}
