package dev.mockssp.journal;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.journal.Finding.Severity;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many findings there are of each identity and severity. Bounded: findings of further places are counted without
 * their place.
 *
 * @param byKind the counts, in the order in which the kinds were first seen
 */
public record FindingCounts(Map<Kind, Long> byKind) {

    /** Findings that differ in nothing but the exchange. */
    public record Kind(FindingIdentity identity, Severity severity) {

        /** @param endpoint the endpoint of the exchange, empty if there is none */
        public static Kind of(Finding finding, String endpoint) {
            return new Kind(FindingIdentity.of(finding, endpoint), finding.severity());
        }

        private Kind withoutPlace() {
            return new Kind(FindingIdentity.withoutPlace(identity.rule()), severity);
        }
    }

    public static final FindingCounts NONE = new FindingCounts(Map.of());

    /** Of all rules together. */
    private static final int MAX_PLACES = 200;

    public FindingCounts {
        byKind = new LinkedHashMap<>(byKind);
    }

    @Override
    public Map<Kind, Long> byKind() {
        return Collections.unmodifiableMap(byKind);
    }

    /**
     * @param count the number of findings without a place, at least 1
     * @return what is said of them, a line without a period
     */
    public static String beyondPlaces(long count) {
        return MessageText.count(count, "finding") + (count == 1 ? " is" : " are")
                + " counted without a place, because " + MAX_PLACES + " others are listed; a baseline cannot contain "
                + (count == 1 ? "it" : "them");
    }

    /** @return these counts and more findings, given by their kinds */
    public FindingCounts plus(Collection<Kind> findings) {
        if (findings.isEmpty()) {
            return this;
        }
        FindingCounts sum = new FindingCounts(byKind);
        findings.forEach(kind -> sum.add(kind, 1));
        return sum;
    }

    /** @return the sum of both */
    public FindingCounts plus(FindingCounts other) {
        FindingCounts sum = new FindingCounts(byKind);
        other.byKind.forEach(sum::add);
        return sum;
    }

    private long places() {
        return byKind.keySet().stream().filter(kind -> kind.identity.hasPlace()).count();
    }

    private void add(Kind kind, long count) {
        boolean fits = byKind.containsKey(kind) || !kind.identity.hasPlace() || places() < MAX_PLACES;
        byKind.merge(fits ? kind : kind.withoutPlace(), count, Long::sum);
    }
}
