package dev.mockssp.journal;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;

/**
 * How a call ended and why.
 *
 * @param kind what the caller got
 * @param reason one short line for a person
 * @param billable whether it counts for money (contract.md 1.6)
 * @param impressions how many impressions the answer or the ping itself records
 * @param earnedUnits what these impressions earn if they are billable, in units of 0.00001 dollars: one cent of CPM each
 * @param bidIds the bids that were returned, or the one that a ping belongs to
 */
public record Outcome(
        Kind kind, String reason, boolean billable, int impressions, long earnedUnits, List<String> bidIds) {

    /** What the caller got. */
    public enum Kind {
        FILL,
        NO_BID,
        ERROR,
        FAULT,
        PREFLIGHT,
        CLICK,
        VIEW,
        /** A page of an advertiser that the double stands in for was opened. */
        LANDING,
        /** A Pact verifier has begun or ended a provider state. */
        STATE,
        /** A Pact verifier asked for a provider state that it did not get. */
        REJECTED;

        /** @return the name used in the journal, such as {@code no-bid} */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Outcome {
        requireNonNull(kind, "kind");
        requireNonNull(reason, "reason");
        bidIds = List.copyOf(bidIds);
    }

    /** An outcome without a bid. */
    public static Outcome of(Kind kind, String reason) {
        return new Outcome(kind, reason, false, 0, 0, List.of());
    }
}
