package dev.mockssp.journal.match;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Source;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Selects exchanges of the journal. An empty component is no condition.
 *
 * @param keyId the identifier of an API key
 * @param sources what may have sent the request
 * @param since the earliest instant, inclusive
 * @param until the latest instant, inclusive
 */
public record ExchangeQuery(
        Optional<String> endpoint,
        Optional<String> keyId,
        Optional<String> chatId,
        OptionalInt status,
        Optional<String> scenario,
        Optional<String> outcome,
        Set<Source> sources,
        Optional<Instant> since,
        Optional<Instant> until)
        implements Predicate<Exchange> {

    public ExchangeQuery {
        sources = Set.copyOf(sources);
    }

    /** Selects all exchanges. */
    public static final ExchangeQuery ANY = new ExchangeQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Source.ALL,
            Optional.empty(),
            Optional.empty());

    @Override
    public boolean test(Exchange exchange) {
        return is(endpoint, exchange.endpoint())
                && is(keyId, exchange.client().keyId())
                && (chatId.isEmpty() || chatId.equals(exchange.client().chatId()))
                && (status.isEmpty() || status.getAsInt() == exchange.response().status())
                && is(scenario, exchange.scenario().name())
                && is(outcome, exchange.outcome().kind().label())
                && sources.contains(exchange.source())
                && since.map(instant -> !exchange.at().isBefore(instant)).orElse(true)
                && until.map(instant -> !exchange.at().isAfter(instant)).orElse(true);
    }

    private static boolean is(Optional<String> expected, String actual) {
        return expected.isEmpty() || expected.get().equals(actual);
    }
}
