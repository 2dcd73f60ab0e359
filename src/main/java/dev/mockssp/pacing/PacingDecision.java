package dev.mockssp.pacing;

/** Whether pacing allows an ad, or which rule suppresses it. */
public enum PacingDecision {
    CLEAR,
    /** The chat has not reached the turn of its first ad. */
    AD_OFFSET,
    /** Too few turns have passed since the last ad. */
    MAX_FREQUENCY
}
