package dev.mockssp.journal;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;

/**
 * What the response to a request means, and why it was sent.
 *
 * @param kind the kind of response
 * @param reason one short human-readable line
 * @param billable whether the impressions are billable (contract.md 1.6)
 * @param impressions how many impressions the response or the view ping itself records
 * @param earnedUnits what these impressions earn if they are billable, in units of 0.00001 dollars: an impression earns
 *     one unit for each cent of its CPM
 * @param bidIds the bids that were returned, or the one that a click or view belongs to
 */
public record Outcome(
        Kind kind, String reason, boolean billable, int impressions, long earnedUnits, List<String> bidIds) {

    /** The kind of response. */
    public enum Kind {
        FILL,
        NO_BID,
        ERROR,
        FAULT,
        PREFLIGHT,
        CLICK,
        /** A view that counts for the publisher. */
        VIEW,
        /** A view that is reported to the DSP only, in revision 2026. */
        DSP_VIEW,
        /** A vote in a sponsored poll. */
        VOTE,
        /** The results of a sponsored poll. */
        RESULTS,
        /** The landing page that replaces the advertiser's page. */
        LANDING,
        /** A Pact verifier set up or tore down a provider state. */
        STATE,
        /** A Pact verifier requested a provider state and was rejected. */
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

    /** @return an outcome without bids, impressions and earnings */
    public static Outcome of(Kind kind, String reason) {
        return new Outcome(kind, reason, false, 0, 0, List.of());
    }
}
