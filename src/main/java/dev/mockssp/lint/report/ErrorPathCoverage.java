package dev.mockssp.lint.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.mockssp.core.Fault;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.lint.facts.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How often the code under test encountered one kind of response without an ad, and whether it retried.
 *
 * @param kind {@code no-bid}, a status such as {@code 429}, or a fault such as {@code timeout}
 * @param times how often the code encountered it
 * @param retried how often the same key sent another request to the same endpoint afterwards
 * @param retriedInBurst how often it sent the same body, and so that of the same user and chat, three or more times within
 *     the next second
 */
public record ErrorPathCoverage(String kind, int times, int retried, int retriedInBurst) {

    /** The part of an exchange that is needed. All exchanges of the journal may not fit in memory at the same time. */
    private record AdRequest(Instant at, Optional<String> kind, long body) {

        static AdRequest of(Exchange exchange) {
            return new AdRequest(
                    exchange.at(),
                    ErrorPathCoverage.kind(exchange),
                    Fingerprint.of(exchange.request().body()));
        }
    }

    private static final Duration BURST_WINDOW = Duration.ofSeconds(1);
    private static final int BURST_SIZE = 3;

    /** Every kind that publisher code should encounter in tests before it goes live, in the order of the report. */
    public static final List<String> WORTH_COVERING = List.of(
            "no-bid",
            "400",
            "401",
            "403",
            "429",
            "500",
            "timeout",
            "connection-reset",
            "empty-response",
            "truncated-body",
            "malformed-json");

    /**
     * @param exchanges a run, oldest first
     * @return one entry for each kind that is worth covering or occurred
     */
    static List<ErrorPathCoverage> among(List<Exchange> exchanges) {
        Map<String, ErrorPathCoverage> byKind = new LinkedHashMap<>();
        WORTH_COVERING.forEach(kind -> byKind.put(kind, new ErrorPathCoverage(kind, 0, 0, 0)));
        Map<List<String>, List<AdRequest>> byClient = exchanges.stream()
                .filter(ErrorPathCoverage::isAdRequest)
                .collect(groupingBy(
                        exchange -> List.of(client(exchange), exchange.endpoint()), mapping(AdRequest::of, toList())));
        byClient.values().forEach(requests -> count(requests, byKind));
        return List.copyOf(byKind.values());
    }

    /** @return the entries of both runs, kind by kind */
    static List<ErrorPathCoverage> sum(List<ErrorPathCoverage> first, List<ErrorPathCoverage> second) {
        Map<String, ErrorPathCoverage> byKind = new LinkedHashMap<>();
        Stream.concat(first.stream(), second.stream())
                .forEach(coverage -> byKind.merge(coverage.kind, coverage, ErrorPathCoverage::and));
        return List.copyOf(byKind.values());
    }

    /** The identifier of a known key, without suffix, or else the masked key. */
    private static String client(Exchange exchange) {
        String keyId = exchange.client().keyId();
        return keyId.isEmpty() ? "unknown " + exchange.client().key() : keyId;
    }

    private static boolean isAdRequest(Exchange exchange) {
        boolean vendor =
                exchange.endpoint().equals("bid-request") || exchange.endpoint().equals("get-ad");
        return vendor && exchange.outcome().kind() != Outcome.Kind.PREFLIGHT;
    }

    private static void count(List<AdRequest> requests, Map<String, ErrorPathCoverage> byKind) {
        AdRequest last = requests.get(requests.size() - 1);
        Map<Long, List<AdRequest>> byBody =
                requests.stream().collect(groupingBy(AdRequest::body, LinkedHashMap::new, toList()));
        for (List<AdRequest> same : byBody.values()) {
            for (int i = 0; i < same.size(); i++) {
                AdRequest request = same.get(i);
                if (request.kind().isPresent()) {
                    int retried = request == last ? 0 : 1;
                    int inBurst = isRetriedInBurst(same, i) ? 1 : 0;
                    String kind = request.kind().get();
                    byKind.merge(kind, new ErrorPathCoverage(kind, 1, retried, inBurst), ErrorPathCoverage::and);
                }
            }
        }
    }

    private static boolean isRetriedInBurst(List<AdRequest> same, int index) {
        int third = index + BURST_SIZE;
        return third < same.size()
                && same.get(third).at().isBefore(same.get(index).at().plus(BURST_WINDOW));
    }

    private static Optional<String> kind(Exchange exchange) {
        return switch (exchange.outcome().kind()) {
            case NO_BID -> Optional.of("no-bid");
            case ERROR -> Optional.of(Integer.toString(exchange.response().status()));
            case FAULT ->
                Optional.of(exchange.response().fault().map(Fault::label).orElse(Fault.MALFORMED_JSON.label()));
            default -> Optional.empty();
        };
    }

    private ErrorPathCoverage and(ErrorPathCoverage other) {
        return new ErrorPathCoverage(
                kind, times + other.times, retried + other.retried, retriedInBurst + other.retriedInBurst);
    }
}
