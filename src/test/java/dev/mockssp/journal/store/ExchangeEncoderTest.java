package dev.mockssp.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.Fault;
import dev.mockssp.core.Headers;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Exchanges;
import dev.mockssp.journal.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BinaryNode;

class ExchangeEncoderTest {

    private static Exchange again(Exchange exchange) {
        Journal journal = new Journal(1, Journal.MAX_BYTES);
        journal.add(exchange);
        return journal.snapshot().exchanges().get(0);
    }

    private static final Function<byte[], JsonNode> READER = BinaryNode::valueOf;

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
            @ForAll Fault fault,
            @ForAll List<String> ids) {
        Exchange exchange = new Exchange(
                1,
                Instant.ofEpochSecond(units % 1_000_000_000_000L, Math.abs(impressions % 1_000_000_000)),
                text,
                name,
                new Exchange.RecordedRequest(name, text, name, Headers.of(name, text, text, name), body, yes),
                new Exchange.RecordedResponse(
                        impressions, Headers.of(text, text), name, body, yes ? Optional.of(fault) : Optional.empty()),
                new Exchange.Client(text, name, text, Optional.of(name), Optional.empty(), Optional.of(text)),
                new Exchange.ScenarioChoice(name, text),
                name,
                new Outcome(kind, text, yes, impressions, units, ids),
                yes ? Optional.of(text) : Optional.empty(),
                millis,
                units,
                yes ? Optional.of(new Exchange.Auction(body, READER)) : Optional.empty(),
                List.of());
        assertThat(again(exchange)).isEqualTo(exchange);
        assertThat(again(exchange).auction().map(Exchange.Auction::entries))
                .isEqualTo(yes ? Optional.of(BinaryNode.valueOf(body)) : Optional.empty());
    }

    @Property
    void exchangesThatDifferAreNotEqual(@ForAll byte[] body, @ForAll byte[] other) {
        Exchange first = Exchanges.sample().body(body).exchange();
        Exchange second = Exchanges.sample().body(other).exchange();
        assertThat(again(first).equals(again(second))).isEqualTo(java.util.Arrays.equals(body, other));
    }
}
