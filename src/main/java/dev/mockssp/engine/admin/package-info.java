/**
 * What the admin API does: provider states, verification, events, state.
 *
 * <p>May import the engine packages, {@code lint} and the journal.
 */
package dev.mockssp.engine.admin;
