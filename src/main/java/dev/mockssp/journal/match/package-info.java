/**
 * Verification: matchers, counts, mismatches and near misses.
 *
 * <p>May import {@code journal} and below.
 */
package dev.mockssp.journal.match;
