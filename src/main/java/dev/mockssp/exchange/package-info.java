/**
 * A request, its answer, and what the floors of the engine pass between them.
 *
 * <p>A leaf: imports nothing of mock-ssp.
 */
package dev.mockssp.exchange;
