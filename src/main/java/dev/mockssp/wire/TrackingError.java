package dev.mockssp.wire;

/**
 * The error of a tracking URL of revision 2026.
 *
 * @param detail what is wrong, or a list of the fields that are
 */
public record TrackingError(Object detail) {

    /** The text for a token that is damaged, has expired, or is of something else. */
    public static final String EXPIRED = "Link expired or not found";
}
