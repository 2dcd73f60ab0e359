package dev.mockssp.engine.api;

import dev.mockssp.pacing.PacingDecision;

/** The messages of the two endpoints when pacing suppresses an ad (contract.md 1.3 and 2.2). */
public final class NoBidMessages {

    private NoBidMessages() {}

    public static String ssp(PacingDecision pacing) {
        return pacing == PacingDecision.AD_OFFSET
                ? "Pacing: ad offset not reached"
                : "Pacing: max frequency not reached";
    }

    public static String legacy(PacingDecision pacing) {
        return pacing == PacingDecision.AD_OFFSET
                ? "Too soon: conversation offset not reached"
                : "Too soon: ad frequency limit not reached";
    }
}
