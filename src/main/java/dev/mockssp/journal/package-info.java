/**
 * The values that the journal records: exchanges, outcomes, findings.
 *
 * <p>May import {@code json} and {@code core}.
 */
package dev.mockssp.journal;
