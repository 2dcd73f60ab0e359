package dev.mockssp.engine.api;

import dev.mockssp.pacing.PacingDecision;

/** The messages of the two endpoints if pacing suppresses an ad (contract.md 1.3 and 2.2). */
public final class NoBidMessages {

    private NoBidMessages() {}

    public static String ssp(PacingDecision pace) {
        return pace == PacingDecision.AD_OFFSET ? "Pacing: ad offset not reached" : "Pacing: max frequency not reached";
    }

    public static String legacy(PacingDecision pace) {
        return pace == PacingDecision.AD_OFFSET
                ? "Too soon: conversation offset not reached"
                : "Too soon: ad frequency limit not reached";
    }
}
