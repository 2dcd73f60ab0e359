package dev.mockssp.pacing;

/** Whether pacing lets an ad through, and if not, which of its two rules withholds it. */
public enum PacingDecision {
    CLEAR,
    /** The chat has not come to the turn before which there is no ad. */
    AD_OFFSET,
    /** Too few turns have passed since the last ad. */
    MAX_FREQUENCY
}
