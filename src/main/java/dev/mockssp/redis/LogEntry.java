package dev.mockssp.redis;

/**
 * An entry of the log that all servers read in the same order.
 *
 * @param version the version of the state with it; ascends
 * @param kind what it is
 * @param number the number of the latest numbered entry, this one included
 * @param label a short text about it
 * @param content its content
 * @param commit the id of the commit that has added it
 */
public record LogEntry(long version, String kind, long number, String label, byte[] content, String commit) {

    /** How an entry changes the number. */
    public enum Counting {
        /** The entry gets the next number. */
        NEXT,
        /** The entry has no number of its own. */
        SAME,
        /** The next numbered entry gets the number 1. */
        ZERO
    }
}
