package dev.mockssp.journal;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * What a finding has in common with the same finding of another run.
 *
 * @param rule the id of the rule
 * @param endpoint the endpoint of the exchange; empty when the finding is about no exchange, or its place is not stored
 * @param pointer the finding's pointer, with {@code *} in place of array indexes
 */
public record FindingIdentity(String rule, String endpoint, String pointer) implements Comparable<FindingIdentity> {

    private static final Pattern ARRAY_INDEX = Pattern.compile("/[0-9]+(?=/|$)");
    private static final Comparator<FindingIdentity> ORDER = Comparator.comparing(FindingIdentity::rule)
            .thenComparing(FindingIdentity::endpoint)
            .thenComparing(FindingIdentity::pointer);

    public FindingIdentity {
        pointer = ARRAY_INDEX.matcher(pointer).replaceAll("/*");
    }

    /** @param endpoint the endpoint of the exchange, empty if there is none */
    public static FindingIdentity of(Finding finding, String endpoint) {
        return new FindingIdentity(finding.rule(), endpoint, finding.pointer());
    }

    /** @return the identity of findings whose place is not stored */
    public static FindingIdentity withoutPlace(String rule) {
        return new FindingIdentity(rule, "", "");
    }

    /** @return whether the finding is about an exchange, and its place is stored */
    public boolean hasPlace() {
        return !endpoint.isEmpty();
    }

    /** @return the endpoint and the pointer, such as {@code bid-request /userId} */
    public String place() {
        return (endpoint + " " + pointer).strip();
    }

    @Override
    public int compareTo(FindingIdentity other) {
        return ORDER.compare(this, other);
    }
}
