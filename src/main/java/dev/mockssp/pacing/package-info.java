/**
 * Pacing: how many turns pass before the first ad of a chat and between two of them.
 *
 * <p>Imports leaves only.
 */
package dev.mockssp.pacing;
