/**
 * The journal: a bounded list of exchanges in memory.
 *
 * <p>May import {@code journal} and below.
 */
package dev.mockssp.journal.store;
