/**
 * What was sent and what was answered: a bounded list of exchanges that can be asked afterwards.
 *
 * <p>Imports leaves only.
 */
package dev.mockssp.journal;
