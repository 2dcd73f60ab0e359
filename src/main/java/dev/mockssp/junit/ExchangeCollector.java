package dev.mockssp.junit;

import dev.mockssp.core.Headers;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Exchange.RecordedRequest;
import dev.mockssp.journal.Exchange.RecordedResponse;
import dev.mockssp.journal.Source;
import dev.mockssp.lint.facts.AdPixels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Collects what the integration rules need of every exchange. The journal is not enough: a reset empties it, and it
 * evicts the oldest exchanges when it is full. Requests of the dashboard and of other tools are no test's. Thread-safe.
 */
final class ExchangeCollector implements Consumer<Exchange> {

    private static final byte[] NO_BODY = {};

    private List<Exchange> current = new ArrayList<>();
    private final List<Exchange> outsideTests = new ArrayList<>();

    @Override
    public synchronized void accept(Exchange exchange) {
        if (exchange.isVendorTraffic() && exchange.source() == Source.CLIENT) {
            current.add(withoutBodies(exchange));
        }
    }

    /** Assigns the exchanges since the last test to no test; {@link #takeOutsideTests} returns them. */
    synchronized void beginTest() {
        outsideTests.addAll(current);
        current = new ArrayList<>();
    }

    /** Returns, once, the exchanges of the test that ends. */
    synchronized List<Exchange> takeTest(Predicate<Exchange> own) {
        List<Exchange> sent = current.stream().filter(own).toList();
        current = new ArrayList<>(current.stream().filter(own.negate()).toList());
        return sent;
    }

    /** Returns, once, the exchanges that belong to no test. */
    synchronized List<Exchange> takeOutsideTests() {
        beginTest();
        List<Exchange> sent = List.copyOf(outsideTests);
        outsideTests.clear();
        return sent;
    }

    // Bodies and auctions take most of the memory. The findings that need them already exist, but for those about both
    // view pixels of an ad, which are about a whole run.
    private static Exchange withoutBodies(Exchange it) {
        RecordedRequest request = it.request();
        RecordedResponse response = it.response();
        return new Exchange(
                it.number(),
                it.at(),
                it.id(),
                it.endpoint(),
                new RecordedRequest(
                        request.method(),
                        request.path(),
                        request.query(),
                        Headers.none(),
                        NO_BODY,
                        request.oversized()),
                new RecordedResponse(
                        response.status(),
                        Headers.none(),
                        response.contentType(),
                        AdPixels.in(it).isPresent() ? response.body() : NO_BODY,
                        response.fault()),
                it.client(),
                it.source(),
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
