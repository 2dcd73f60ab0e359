/**
 * The documented interactions of both endpoints. A scenario and an engine in memory produce each.
 *
 * <p>May import {@code engine} and below. Knows nothing of Pact.
 */
package dev.mockssp.contract;
