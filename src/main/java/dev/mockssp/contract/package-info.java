/**
 * The documented interactions of both endpoints, derived from scenarios and schemas by asking an engine in memory.
 *
 * <p>May import the engine and everything below it. Knows nothing of Pact.
 */
package dev.mockssp.contract;
