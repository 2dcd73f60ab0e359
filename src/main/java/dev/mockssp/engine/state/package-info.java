/**
 * What changes while the server runs: clock, active inventory, state of each API key, selected scenario.
 *
 * <p>May import features.
 */
package dev.mockssp.engine.state;
