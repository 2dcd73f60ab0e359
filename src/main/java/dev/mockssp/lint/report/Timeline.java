package dev.mockssp.lint.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.lint.rule.RunFinding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When what happened in a run, by the clock of the mock server. Bounded: the longer the run, the longer its intervals.
 *
 * @param run from the first exchange to the last; empty if there are none
 * @param rules from the first finding of a rule to its last, by the identifier of the rule
 * @param intervalMillis the length of an interval, in milliseconds
 * @param intervals the intervals with ad requests; the key is the time since the epoch in intervals
 */
public record Timeline(
        Optional<Period> run, Map<String, Period> rules, long intervalMillis, SortedMap<Long, Interval> intervals) {

    /** The most intervals between the first and the last one. */
    public static final int MAX_INTERVALS = 60;

    /** In milliseconds. Each divides the next one, so that intervals can be merged. */
    private static final List<Long> LENGTHS = List.of(
            10L,
            50L,
            100L,
            500L,
            1_000L,
            5_000L,
            10_000L,
            30_000L,
            60_000L,
            300_000L,
            600_000L,
            1_800_000L,
            3_600_000L,
            10_800_000L,
            21_600_000L,
            43_200_000L,
            86_400_000L);

    /** Instants far away would not fit in milliseconds. */
    private static final Instant MIN = Instant.parse("-999999-01-01T00:00:00Z");

    private static final Instant MAX = Instant.parse("+999999-12-31T23:59:59Z");

    private static final int RULE_WEIGHT = 100;
    private static final int INTERVAL_WEIGHT = 150;
    private static final int BIN_WEIGHT = 60;

    static final Timeline EMPTY = new Timeline(Optional.empty(), Map.of(), LENGTHS.get(0), new TreeMap<>());

    /**
     * The ad requests in an interval.
     *
     * @param latencies from the request to the response, with the delay of a scenario; without faults
     */
    public record Interval(int fills, int noBids, int errors, int faults, Latencies latencies) {

        private static Interval of(List<AdRequest> requests) {
            return new Interval(
                    count(requests, Outcome.Kind.FILL),
                    count(requests, Outcome.Kind.NO_BID),
                    count(requests, Outcome.Kind.ERROR),
                    count(requests, Outcome.Kind.FAULT),
                    Latencies.of(requests.stream()
                            .filter(request -> request.kind != Outcome.Kind.FAULT)
                            .map(AdRequest::millis)
                            .toList()));
        }

        private static int count(List<AdRequest> requests, Outcome.Kind kind) {
            return (int)
                    requests.stream().filter(request -> request.kind == kind).count();
        }

        private Interval plus(Interval other) {
            return new Interval(
                    fills + other.fills,
                    noBids + other.noBids,
                    errors + other.errors,
                    faults + other.faults,
                    latencies.plus(other.latencies));
        }
    }

    /** The part of an exchange that is needed. All exchanges of the journal may not fit in memory at the same time. */
    private record AdRequest(Instant at, Outcome.Kind kind, double millis) {}

    /**
     * @param exchanges a run
     * @param findings its findings
     */
    static Timeline of(List<Exchange> exchanges, List<RunFinding> findings) {
        Set<String> faulty = new HashSet<>();
        findings.forEach(finding -> faulty.add(finding.exchangeId()));
        Map<String, Instant> times = new HashMap<>();
        List<AdRequest> requests = new ArrayList<>();
        Optional<Period> run = Optional.empty();
        for (Exchange exchange : exchanges) {
            run = sum(run, Optional.of(Period.of(exchange.at())));
            if (faulty.contains(exchange.id())) {
                times.put(exchange.id(), exchange.at());
            }
            if (isAdRequest(exchange)) {
                requests.add(new AdRequest(
                        exchange.at(), exchange.outcome().kind(), exchange.millis() + exchange.delayMillis()));
            }
        }
        Map<String, Period> rules = new HashMap<>();
        for (RunFinding finding : findings) {
            Instant at = times.get(finding.exchangeId());
            if (at != null) {
                rules.merge(finding.finding().rule(), Period.of(at), Period::plus);
            }
        }
        return new Timeline(run, Map.copyOf(rules), LENGTHS.get(0), new TreeMap<>()).with(requests);
    }

    private static boolean isAdRequest(Exchange exchange) {
        boolean vendor =
                exchange.endpoint().equals("bid-request") || exchange.endpoint().equals("get-ad");
        return vendor && exchange.outcome().kind() != Outcome.Kind.PREFLIGHT;
    }

    private Timeline with(List<AdRequest> requests) {
        long length = requests.stream()
                .map(request -> Period.of(request.at))
                .reduce(Period::plus)
                .map(Timeline::lengthFor)
                .orElse(intervalMillis);
        SortedMap<Long, Interval> filled = new TreeMap<>();
        requests.stream()
                .collect(groupingBy(request -> Math.floorDiv(millis(request.at), length), toList()))
                .forEach((index, members) -> filled.put(index, Interval.of(members)));
        return new Timeline(run, rules, length, filled);
    }

    /** @return the timeline of both runs */
    Timeline plus(Timeline other) {
        Map<String, Period> periods = new HashMap<>(rules);
        other.rules.forEach((rule, period) -> periods.merge(rule, period, Period::plus));
        long length = Math.max(intervalMillis, other.intervalMillis);
        Optional<Period> all = sum(period(), other.period());
        if (all.isPresent()) {
            length = Math.max(length, lengthFor(all.get()));
        }
        SortedMap<Long, Interval> merged = new TreeMap<>();
        addTo(merged, length);
        other.addTo(merged, length);
        return new Timeline(sum(run, other.run), Map.copyOf(periods), length, merged);
    }

    private void addTo(SortedMap<Long, Interval> merged, long length) {
        intervals.forEach((index, interval) ->
                merged.merge(Math.floorDiv(index * intervalMillis, length), interval, Interval::plus));
    }

    /** From the beginning of the first interval to the beginning of the last one. */
    private Optional<Period> period() {
        return intervals.isEmpty()
                ? Optional.empty()
                : Optional.of(new Period(start(intervals.firstKey()), start(intervals.lastKey())));
    }

    /**
     * @param index the key of an interval
     * @return when the interval begins
     */
    public Instant start(long index) {
        return Instant.ofEpochMilli(index * intervalMillis);
    }

    /** @return the number of ad requests */
    long requests() {
        return intervals.values().stream()
                .mapToLong(interval -> (long) interval.fills + interval.noBids + interval.errors + interval.faults)
                .sum();
    }

    /** @return the latencies of the whole run */
    public Latencies latencies() {
        return intervals.values().stream().map(Interval::latencies).reduce(Latencies.NONE, Latencies::plus);
    }

    private static Optional<Period> sum(Optional<Period> first, Optional<Period> second) {
        return first.isEmpty() ? second : second.map(first.get()::plus).or(() -> first);
    }

    private static long lengthFor(Period period) {
        for (long length : LENGTHS) {
            if (fits(period, length)) {
                return length;
            }
        }
        long length = LENGTHS.get(LENGTHS.size() - 1);
        while (!fits(period, length)) {
            length *= 10;
        }
        return length;
    }

    private static boolean fits(Period period, long length) {
        long first = Math.floorDiv(millis(period.first()), length);
        return Math.floorDiv(millis(period.last()), length) - first < MAX_INTERVALS;
    }

    private static long millis(Instant at) {
        return (at.isBefore(MIN) ? MIN : at.isAfter(MAX) ? MAX : at).toEpochMilli();
    }

    /** @return roughly how many bytes this takes */
    int weight() {
        int bins = intervals.values().stream()
                .mapToInt(interval -> interval.latencies().bins().size())
                .sum();
        return RULE_WEIGHT * rules.size() + INTERVAL_WEIGHT * intervals.size() + BIN_WEIGHT * bins;
    }
}
