package dev.mockssp.journal.match;

import dev.mockssp.journal.Exchange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Tells whether what was sent is what should have been sent, and if not, what came nearest. */
public final class Verification {

    private static final int MAX_SHOWN = 3;

    /** An exchange that almost matched, and what was missing. */
    public record NearMiss(Exchange exchange, List<Mismatch> differences) {}

    /**
     * The answer.
     *
     * @param pass whether all is as it should be
     * @param matched how many exchanges matched; in order, how many patterns were found
     * @param message one line for a person
     * @param dropped how many older exchanges, which nobody can look into any more, might have matched
     * @param matches the exchanges that matched, oldest first
     * @param nearest on a fail, those that almost did, the nearest first
     */
    public record VerificationResult(
            boolean pass, int matched, String message, long dropped, List<Exchange> matches, List<NearMiss> nearest) {}

    private final List<Exchange> exchanges;
    private final long dropped;
    private final TrackingEvents events;

    /**
     * @param exchanges what was sent and answered, oldest first
     * @param dropped how many older ones the journal no longer has
     */
    public Verification(List<Exchange> exchanges, long dropped) {
        // as it is: a journal's list makes each exchange when it is got, and may be too long to have them all at once
        this.exchanges = exchanges;
        this.dropped = dropped;
        this.events = TrackingEvents.among(exchanges);
    }

    /**
     * @param pattern what to look for
     * @param count how often it must be there
     * @return whether it is
     */
    public VerificationResult count(ExchangeMatcher pattern, Times count) {
        List<Exchange> matches = exchanges.stream()
                .filter(exchange -> pattern.differences(exchange, events).isEmpty())
                .toList();
        boolean seen = count.holds(matches.size());
        boolean unproven = seen && dropped > 0 && count.most().isPresent();
        String message = "expected " + count + ", found " + matches.size() + " of " + exchanges.size() + " exchanges"
                + (unproven ? ", but nobody can tell" : "")
                + loss(!seen || unproven);
        boolean tooFew = matches.size() < count.least();
        return new VerificationResult(
                seen && !unproven, matches.size(), message, dropped, matches, tooFew ? nearest(pattern, 0) : List.of());
    }

    private String loss(boolean fails) {
        String advice = fails ? " (raise --journal-size, or reset before; 10 MiB are kept at most)" : "";
        return dropped == 0 ? "" : "; the journal dropped " + dropped + " older ones" + advice;
    }

    /**
     * @param patterns what to look for, one after the other
     * @return whether each is found after the one before
     */
    public VerificationResult inOrder(List<ExchangeMatcher> patterns) {
        List<Exchange> matches = new ArrayList<>();
        int from = 0;
        for (ExchangeMatcher pattern : patterns) {
            OptionalInt next = IntStream.range(from, exchanges.size())
                    .filter(i -> pattern.differences(exchanges.get(i), events).isEmpty())
                    .findFirst();
            if (next.isEmpty()) {
                String message = "/inOrder/" + matches.size() + " was not found after the " + matches.size()
                        + " before it, among " + (exchanges.size() - from) + " exchanges" + loss(true);
                return new VerificationResult(false, matches.size(), message, dropped, matches, nearest(pattern, from));
            }
            matches.add(exchanges.get(next.getAsInt()));
            from = next.getAsInt() + 1;
        }
        String message = "found all " + matches.size() + " in order" + loss(false);
        return new VerificationResult(true, matches.size(), message, dropped, matches, List.of());
    }

    /** Of all exchanges, since one that came too early is a near miss too. */
    private List<NearMiss> nearest(ExchangeMatcher pattern, int from) {
        int[] missing = IntStream.range(0, exchanges.size())
                .map(i -> differences(pattern, i, from).size())
                .toArray();
        return IntStream.range(0, missing.length)
                .filter(i -> missing[i] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> missing[i]).thenComparing(Comparator.reverseOrder()))
                .limit(MAX_SHOWN)
                .map(i -> new NearMiss(exchanges.get(i), differences(pattern, i, from)))
                .toList();
    }

    private List<Mismatch> differences(ExchangeMatcher pattern, int i, int from) {
        List<Mismatch> differences = new ArrayList<>(pattern.differences(exchanges.get(i), events));
        if (i < from) {
            String last = exchanges.get(from - 1).id();
            differences.add(new Mismatch("order", "after " + last, i == from - 1 ? "that one itself" : "before it"));
        }
        return differences;
    }
}
