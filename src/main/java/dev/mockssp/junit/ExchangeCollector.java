package dev.mockssp.junit;

import dev.mockssp.core.Headers;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Exchange.RecordedRequest;
import dev.mockssp.journal.Exchange.RecordedResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Keeps what the rules of the integration need of every exchange, apart from the journal: that forgets at a reset, and
 * drops the oldest when it is full. Safe for use by several threads.
 */
final class ExchangeCollector implements Consumer<Exchange> {

    private static final byte[] NOTHING = {};

    private List<Exchange> open = new ArrayList<>();
    private final List<Exchange> outside = new ArrayList<>();

    @Override
    public synchronized void accept(Exchange exchange) {
        if (exchange.isVendorTraffic()) {
            open.add(slim(exchange));
        }
    }

    /** What was sent since the last test belongs to none: it is judged after all tests. */
    synchronized void beginTest() {
        outside.addAll(open);
        open = new ArrayList<>();
    }

    /** Hands out, once, what a test has sent. */
    synchronized List<Exchange> endTest(Predicate<Exchange> own) {
        List<Exchange> sent = open.stream().filter(own).toList();
        open = new ArrayList<>(open.stream().filter(own.negate()).toList());
        return sent;
    }

    /** Hands out, once, what belonged to no test. */
    synchronized List<Exchange> endAll() {
        beginTest();
        List<Exchange> sent = List.copyOf(outside);
        outside.clear();
        return sent;
    }

    // Bodies and auctions take most of the memory, and no finding needs them any more.
    private static Exchange slim(Exchange it) {
        RecordedRequest sent = it.request();
        RecordedResponse answered = it.answer();
        return new Exchange(
                it.number(),
                it.at(),
                it.id(),
                it.endpoint(),
                new RecordedRequest(
                        sent.method(), sent.path(), sent.query(), Headers.none(), NOTHING, sent.oversized()),
                new RecordedResponse(
                        answered.status(), Headers.none(), answered.contentType(), NOTHING, answered.fault()),
                it.caller(),
                it.scenario(),
                it.decidedBy(),
                it.outcome(),
                it.experimentTag(),
                it.millis(),
                it.delayMillis(),
                Optional.empty(),
                it.findings());
    }
}
