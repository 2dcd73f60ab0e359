package dev.mockssp.engine.state;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Source;
import dev.mockssp.lint.history.LintHistory;
import dev.mockssp.lint.rule.SuppressedFindings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * What one request reads and changes. The filter chain changes nothing else, so that a request can be processed again.
 *
 * <p>Every method may throw a {@link dev.mockssp.core.StateUnavailableException}.
 */
public interface Transaction {

    /**
     * The clock is a setting that replicas share, and another one may have set it before this one knew.
     *
     * @param arrived when the request arrived, by the clock as it was then
     * @return when it arrived, by the clock as the transaction has read it
     */
    default Instant receivedAt(Instant arrived) {
        return arrived;
    }

    /** @return the state of an API key, new if the key was not used yet */
    KeyState key(String keyName);

    /** @return the state of the key with an identifier, such as that of the owner of a token */
    Optional<KeyState> find(String keyId);

    /** @return the number of the request among those without a key; each call gives another */
    long nextAnonymous();

    /** @return the number of a change of the provider state; each call gives another */
    long nextStateChange();

    /**
     * @param keyId the identifier of the key that is asked about, empty for requests without a known key
     * @return the earlier exchanges of a source, as far as the integration rules need them
     */
    LintHistory history(Source source, String keyId);

    /** @return counts the findings that the levels of the rules suppress */
    SuppressedFindings suppressed();

    /**
     * Adds the exchange to the journal. The last step of a request.
     *
     * @param exchange the exchange, without its number
     * @param check receives the number of the exchange and returns its findings
     * @return returns the exchange with its number and its findings, after the transaction
     */
    Supplier<Exchange> record(Exchange exchange, LongFunction<List<Finding>> check);
}
