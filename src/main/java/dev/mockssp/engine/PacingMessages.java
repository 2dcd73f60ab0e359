package dev.mockssp.engine;

import dev.mockssp.pacing.Pace;

/** What the two endpoints say when pacing withholds an ad (contract.md 1.3 and 2.2). */
final class PacingMessages {

    private PacingMessages() {}

    static String ssp(Pace pace) {
        return pace == Pace.AD_OFFSET ? "Pacing: ad offset not reached" : "Pacing: max frequency not reached";
    }

    static String legacy(Pace pace) {
        return pace == Pace.AD_OFFSET
                ? "Too soon: conversation offset not reached"
                : "Too soon: ad frequency limit not reached";
    }
}
