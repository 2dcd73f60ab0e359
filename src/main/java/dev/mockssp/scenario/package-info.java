/**
 * Scenario files: their model, the library that holds them, and the player that picks a step for a call.
 *
 * <p>May import leaves only.
 */
package dev.mockssp.scenario;
