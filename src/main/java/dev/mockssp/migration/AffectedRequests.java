package dev.mockssp.migration;

import java.util.ArrayList;
import java.util.List;

/**
 * The requests that a change affects.
 *
 * @param count how many there are
 * @param first the first of them
 */
public record AffectedRequests(long count, List<AffectedRequest> first) {

    /** So many requests are listed for each change; all are counted. */
    public static final int MAX_LISTED = 1_000;

    static final AffectedRequests NONE = new AffectedRequests(0, List.of());

    public AffectedRequests {
        first = List.copyOf(first);
    }

    AffectedRequests and(AffectedRequests other) {
        if (first.size() == MAX_LISTED) {
            return new AffectedRequests(count + other.count, first);
        }
        List<AffectedRequest> both = new ArrayList<>(first);
        both.addAll(other.first);
        return new AffectedRequests(count + other.count, both.subList(0, Math.min(MAX_LISTED, both.size())));
    }
}
