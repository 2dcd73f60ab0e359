package dev.mockssp.migration;

import dev.mockssp.config.value.Revision;
import java.util.List;
import java.util.Map;

/**
 * What in a recording breaks.
 *
 * @param from the revision for which the client was written
 * @param to the revision to which it migrates
 * @param bidRequests how many bid requests the recording has
 * @param affected for each change that requests show, the requests that it affects
 * @param notVisible the changes that a recording cannot show
 */
public record MigrationReport(
        Revision from,
        Revision to,
        long bidRequests,
        Map<BreakingChange, AffectedRequests> affected,
        List<BreakingChange> notVisible) {

    public MigrationReport {
        affected = Map.copyOf(affected);
        notVisible = List.copyOf(notVisible);
    }

    /** @return how often a change affects a request */
    public long findings() {
        return affected.values().stream().mapToLong(AffectedRequests::count).sum();
    }

    /** @return the changes that requests show, in the order of their numbers */
    public List<BreakingChange> visible() {
        return affected.keySet().stream().sorted().toList();
    }
}
