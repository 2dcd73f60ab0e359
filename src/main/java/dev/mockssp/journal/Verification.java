package dev.mockssp.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells whether what was sent is what should have been sent, and if not, what came nearest. */
public final class Verification {

    private static final int MOST_SHOWN = 3;

    /** An exchange that almost matched, and what was missing. */
    public record NearMiss(Exchange exchange, List<Difference> differences) {}

    /**
     * The answer.
     *
     * @param pass whether all is as it should be
     * @param matched how many exchanges matched; in order, how many patterns were found
     * @param message one line for a person
     * @param matches the exchanges that matched, oldest first
     * @param nearest on a fail, those that almost did, the nearest first
     */
    public record Verdict(boolean pass, int matched, String message, List<Exchange> matches, List<NearMiss> nearest) {}

    private final List<Exchange> exchanges;
    private final Events events;

    /** @param exchanges what was sent and answered, oldest first */
    public Verification(List<Exchange> exchanges) {
        this.exchanges = List.copyOf(exchanges);
        this.events = Events.among(exchanges);
    }

    /**
     * @param pattern what to look for
     * @param count how often it must be there
     * @return whether it is
     */
    public Verdict count(ExchangePattern pattern, Count count) {
        List<Exchange> matches = exchanges.stream()
                .filter(exchange -> pattern.differences(exchange, events).isEmpty())
                .toList();
        boolean pass = count.holds(matches.size());
        String message = "expected " + count + ", found " + matches.size() + " of " + exchanges.size() + " exchanges";
        boolean tooFew = !pass && matches.size() < count.least();
        return new Verdict(pass, matches.size(), message, matches, tooFew ? nearest(pattern, exchanges) : List.of());
    }

    /**
     * @param patterns what to look for, one after the other
     * @return whether each is found after the one before
     */
    public Verdict inOrder(List<ExchangePattern> patterns) {
        List<Exchange> matches = new ArrayList<>();
        int from = 0;
        for (ExchangePattern pattern : patterns) {
            List<Exchange> rest = exchanges.subList(from, exchanges.size());
            Optional<Exchange> next = rest.stream()
                    .filter(exchange -> pattern.differences(exchange, events).isEmpty())
                    .findFirst();
            if (next.isEmpty()) {
                String message = "/inOrder/" + matches.size() + " was not found after the " + matches.size()
                        + " before it, among " + rest.size() + " exchanges";
                return new Verdict(false, matches.size(), message, matches, nearest(pattern, rest));
            }
            matches.add(next.get());
            from = exchanges.indexOf(next.get()) + 1;
        }
        return new Verdict(true, matches.size(), "found all " + matches.size() + " in order", matches, List.of());
    }

    private List<NearMiss> nearest(ExchangePattern pattern, List<Exchange> among) {
        return among.stream()
                .map(exchange -> new NearMiss(exchange, pattern.differences(exchange, events)))
                .filter(miss -> !miss.differences().isEmpty())
                .sorted(Comparator.comparingInt(
                                (NearMiss miss) -> miss.differences().size())
                        .thenComparing(miss -> miss.exchange().number(), Comparator.reverseOrder()))
                .limit(MOST_SHOWN)
                .toList();
    }
}
