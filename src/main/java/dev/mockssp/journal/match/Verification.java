package dev.mockssp.journal.match;

import dev.mockssp.core.TimeLimit;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.journal.Exchange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Checks exchanges against patterns. If a verification fails, it finds the nearest exchanges. */
public final class Verification {

    private static final int MAX_SHOWN = 3;

    /** An exchange that almost matched, and how it differs. */
    public record NearMiss(Exchange exchange, List<Mismatch> differences) {}

    /**
     * The result of a verification.
     *
     * @param pass whether the verification passed
     * @param matched how many exchanges matched; in order, how many patterns were matched
     * @param message one human-readable line
     * @param evicted how many older exchanges were evicted, so that it is unknown whether they match
     * @param matches the ids of the exchanges that matched, oldest first
     * @param nearest if the verification failed, the exchanges that almost matched, the nearest first
     */
    public record VerificationResult(
            boolean pass, int matched, String message, long evicted, List<String> matches, List<NearMiss> nearest) {}

    private final List<Exchange> exchanges;
    private final boolean ofOneKey;
    private final long evicted;
    private final long ofOtherSources;
    private final TrackingEvents events;
    private final TimeLimit limit;

    /**
     * @param exchanges the exchanges to check, oldest first
     * @param ofOneKey whether these are the exchanges of one API key, for which all patterns are
     * @param evicted how many older ones the journal evicted
     * @param ofOtherSources how many exchanges there are from sources that no pattern asks for
     * @param limit the time limit of the verification
     */
    public Verification(
            List<Exchange> exchanges, boolean ofOneKey, long evicted, long ofOtherSources, TimeLimit limit) {
        // Not copied: the list of a journal decodes each exchange when it is read, and all of them may not fit in
        // memory.
        this.exchanges = exchanges;
        this.ofOneKey = ofOneKey;
        this.evicted = evicted;
        this.ofOtherSources = ofOtherSources;
        this.limit = limit;
        this.events = TrackingEvents.among(exchanges);
    }

    /**
     * Counts the exchanges that match.
     *
     * @param pattern the pattern
     * @param times how many exchanges must match
     * @return the result; it is a failure if evicted exchanges could exceed the maximum
     */
    public VerificationResult count(ExchangeMatcher pattern, Times times) {
        int[] missing = missing(pattern, 0);
        List<String> matches = IntStream.range(0, missing.length)
                .filter(i -> missing[i] == 0)
                .mapToObj(i -> exchanges.get(i).id())
                .toList();
        boolean met = times.holds(matches.size());
        boolean uncertain = met && evicted > 0 && times.most().isPresent();
        boolean tooFew = matches.size() < times.least();
        List<NearMiss> nearest = tooFew ? nearest(pattern, 0, missing) : List.of();
        String message = "expected " + times + ", found " + matches.size() + " of "
                + among(exchanges.size())
                + (uncertain ? ", but evicted exchanges may match too" : "")
                + (tooFew ? explanation(pattern, nearest) : "")
                + evictionNote(!met || uncertain);
        return new VerificationResult(met && !uncertain, matches.size(), message, evicted, matches, nearest);
    }

    private String among(int count) {
        return MessageText.count(count, "exchange") + (ofOneKey ? " with this key" : "");
    }

    private String explanation(ExchangeMatcher pattern, List<NearMiss> nearest) {
        StringBuilder text = new StringBuilder();
        if (ofOneKey && exchanges.isEmpty()) {
            text.append("; is it the key that the code under test sends?");
        }
        if (!exchanges.isEmpty() && exchanges.stream().noneMatch(pattern::concerns)) {
            text.append("; none of them is ").append(pattern.scope());
        }
        nearest.stream()
                .limit(1)
                .flatMap(miss -> pattern.pointerSuggestions(miss.exchange(), limit).stream())
                .forEach(line -> text.append("; ").append(line));
        if (ofOtherSources > 0) {
            text.append("; not counted: ")
                    .append(MessageText.count(ofOtherSources, "exchange"))
                    .append(" of other sources");
        }
        return text.toString();
    }

    private String evictionNote(boolean failed) {
        String advice = failed
                ? " (raise --journal-size, or reset before the test; the bytes of the journal are limited, too)"
                : "";
        return evicted == 0 ? "" : "; the journal evicted " + MessageText.count(evicted, "older exchange") + advice;
    }

    /**
     * Checks that the patterns match in this order. Other exchanges may come in between.
     *
     * @param patterns the patterns, in order
     * @return the result
     */
    public VerificationResult inOrder(List<ExchangeMatcher> patterns) {
        List<String> matches = new ArrayList<>();
        int from = 0;
        for (ExchangeMatcher pattern : patterns) {
            OptionalInt next = IntStream.range(from, exchanges.size())
                    .filter(i ->
                            pattern.differences(exchanges.get(i), events, limit).isEmpty())
                    .findFirst();
            if (next.isEmpty()) {
                List<NearMiss> nearest = nearest(pattern, from, missing(pattern, from));
                String message = "/inOrder/" + matches.size() + " was not found after the " + matches.size()
                        + " before it, among " + among(exchanges.size() - from)
                        + explanation(pattern, nearest)
                        + evictionNote(true);
                return new VerificationResult(false, matches.size(), message, evicted, matches, nearest);
            }
            matches.add(exchanges.get(next.getAsInt()).id());
            from = next.getAsInt() + 1;
        }
        String message = "found all " + matches.size() + " in order" + evictionNote(false);
        return new VerificationResult(true, matches.size(), message, evicted, matches, List.of());
    }

    /** Returns the number of differences of each exchange. One that came too early is a near miss too. */
    private int[] missing(ExchangeMatcher pattern, int from) {
        return IntStream.range(0, exchanges.size())
                .map(i -> withOrder(pattern.differences(exchanges.get(i), events, limit), i, from)
                        .size())
                .toArray();
    }

    private List<NearMiss> nearest(ExchangeMatcher pattern, int from, int[] missing) {
        return IntStream.range(0, missing.length)
                .filter(i -> missing[i] > 0 && pattern.concerns(exchanges.get(i)))
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> missing[i]).thenComparing(Comparator.reverseOrder()))
                .limit(MAX_SHOWN)
                .map(i -> new NearMiss(
                        exchanges.get(i),
                        withOrder(pattern.explainedDifferences(exchanges.get(i), events, limit), i, from)))
                .toList();
    }

    private List<Mismatch> withOrder(List<Mismatch> differences, int i, int from) {
        if (i >= from) {
            return differences;
        }
        String last = exchanges.get(from - 1).id();
        List<Mismatch> all = new ArrayList<>(differences);
        all.add(new Mismatch("order", "after " + last, i == from - 1 ? "that exchange" : "before it"));
        return all;
    }
}
