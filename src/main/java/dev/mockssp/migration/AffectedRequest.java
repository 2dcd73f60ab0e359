package dev.mockssp.migration;

/**
 * A recorded request that gets another response after the change.
 *
 * @param id the identifier of the request, as in the envelope of its response
 * @param number the number of its exchange
 * @param seen what in the request is affected, in one line
 */
public record AffectedRequest(String id, long number, String seen) {}
