/**
 * What the admin API does: scenarios and which is selected, provider states, journal and reports, verification, reset.
 *
 * <p>May import the engine packages, {@code lint} and the journal.
 */
package dev.mockssp.engine.admin;
