package dev.mockssp.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.Fault;
import dev.mockssp.core.Headers;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Exchanges;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.RecordedAuction;
import dev.mockssp.journal.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ExchangeEncoderTest {

    private static Exchange again(Exchange exchange) {
        Journal journal = new InMemoryJournal(1, InMemoryJournal.MAX_BYTES, MemoryBudget.unlimited());
        journal.add(exchange);
        return journal.snapshot().exchanges().get(0);
    }

    /** @param ids one bidder for each; their results differ in status, score and banned word */
    private static RecordedAuction auction(List<String> ids, String text, double score) {
        List<RecordedAuction.Bidder> bidders = ids.stream()
                .map(id -> new RecordedAuction.Bidder(id, text, score == 0 ? 0 : 550))
                .toList();
        List<RecordedAuction.Result> results = IntStream.range(0, ids.size())
                .mapToObj(i -> new RecordedAuction.Result(
                        i % 3 == 0 ? 0 : Math.abs(score),
                        i % 2 == 0 ? text : ids.get(i),
                        i % 5 == 1 ? Optional.of(ids.get(i)) : Optional.empty()))
                .toList();
        return new RecordedAuction(bidders, results);
    }

    /** @param ids one finding for each; their severities differ */
    private static List<Finding> findings(List<String> ids, String text) {
        Finding.Severity[] severities = Finding.Severity.values();
        return IntStream.range(0, ids.size())
                .mapToObj(i -> new Finding(
                        ids.get(i), severities[i % severities.length], ids.get(i), text, ids.get(i) + text, text))
                .toList();
    }

    /** Texts of any characters, lone surrogates included, and numbers of any size. */
    @Property
    void aDecodedExchangeEqualsTheEncodedOne(
            @ForAll String text,
            @ForAll String name,
            @ForAll byte[] body,
            @ForAll long units,
            @ForAll int impressions,
            @ForAll double millis,
            @ForAll boolean yes,
            @ForAll Outcome.Kind kind,
            @ForAll Source source,
            @ForAll Fault fault,
            @ForAll List<String> ids) {
        RecordedAuction auction = auction(ids, text, millis);
        Exchange exchange = new Exchange(
                1,
                Instant.ofEpochSecond(units % 1_000_000_000_000L, Math.abs(impressions % 1_000_000_000)),
                text,
                name,
                new Exchange.RecordedRequest(name, text, name, Headers.of(name, text, text, name), body, yes),
                new Exchange.RecordedResponse(
                        impressions, Headers.of(text, text), name, body, yes ? Optional.of(fault) : Optional.empty()),
                new Exchange.Client(text, name, text, Optional.of(name), Optional.empty(), Optional.of(text)),
                source,
                new Exchange.ScenarioChoice(name, text),
                name,
                new Outcome(kind, text, yes, impressions, units, ids),
                yes ? Optional.of(text) : Optional.empty(),
                millis,
                units,
                yes ? Optional.of(auction) : Optional.empty(),
                findings(ids, text));
        assertThat(again(exchange)).isEqualTo(exchange);
        assertThat(ExchangeCodec.decode(ExchangeCodec.encode(exchange), units))
                .isEqualTo(exchange.numbered(units, List.of()));
    }

    @Property
    void exchangesThatDifferAreNotEqual(@ForAll byte[] body, @ForAll byte[] other) {
        Exchange first = Exchanges.sample().body(body).exchange();
        Exchange second = Exchanges.sample().body(other).exchange();
        assertThat(again(first).equals(again(second))).isEqualTo(java.util.Arrays.equals(body, other));
    }
}
