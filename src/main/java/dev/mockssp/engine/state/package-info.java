/**
 * What changes while the server runs: clock, active inventory, state of each API key, selected scenario; and the
 * transaction in which a request reads and changes what is remembered.
 *
 * <p>May import features, the journal, and what the integration rules remember.
 */
package dev.mockssp.engine.state;
