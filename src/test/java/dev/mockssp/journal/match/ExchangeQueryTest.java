package dev.mockssp.journal.match;

import static dev.mockssp.journal.Exchanges.AT;
import static dev.mockssp.journal.Exchanges.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.journal.Exchanges;
import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExchangeQueryTest {

    private static final Optional<String> ANY = Optional.empty();

    private static ExchangeQuery between(Optional<Instant> since, Optional<Instant> until) {
        return new ExchangeQuery(ANY, ANY, ANY, OptionalInt.empty(), ANY, ANY, Source.ALL, since, until);
    }

    @Test
    void anEmptyQueryFindsEverything() {
        assertThat(between(Optional.empty(), Optional.empty())).accepts(sample().exchange());
    }

    @Test
    void everyConditionMustHold() {
        ExchangeQuery query = new ExchangeQuery(
                Optional.of("bid-request"),
                Optional.of("0a1b2c"),
                Optional.of("chat-1"),
                OptionalInt.of(200),
                Optional.of("default"),
                Optional.of("fill"),
                Set.of(Source.CLIENT),
                Optional.of(AT),
                Optional.of(AT));
        assertThat(query).accepts(sample().exchange());
        assertThat(List.of(
                        sample().endpoint("get-ad"),
                        sample().keyId("ffffff"),
                        sample().chatId("chat-2"),
                        sample().status(400),
                        sample().scenario("no-bid"),
                        sample().outcome(Outcome.Kind.NO_BID),
                        sample().source(Source.DASHBOARD),
                        sample().at(AT.minusMillis(1)),
                        sample().at(AT.plusMillis(1))))
                .extracting(Exchanges::exchange)
                .noneMatch(query);
    }

    @Test
    void bothEndsOfATimeAreInclusive() {
        ExchangeQuery query = between(Optional.of(AT), Optional.of(AT.plusSeconds(1)));
        assertThat(query)
                .accepts(
                        sample().at(AT).exchange(),
                        sample().at(AT.plusSeconds(1)).exchange());
        assertThat(query)
                .rejects(
                        sample().at(AT.minusNanos(1)).exchange(),
                        sample().at(AT.plusSeconds(1).plusNanos(1)).exchange());
    }

    @Test
    void anOutcomeHasItsNameFromTheJournal() {
        assertThat(Outcome.Kind.NO_BID.label()).isEqualTo("no-bid");
        assertThat(Outcome.Kind.PREFLIGHT.label()).isEqualTo("preflight");
    }
}
