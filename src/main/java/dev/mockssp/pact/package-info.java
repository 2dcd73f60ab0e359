/**
 * The contract as Pact files, and how they are published to a broker. Imports Pact JVM, which no other package may
 * import.
 *
 * <p>May import {@code contract}, {@code upstream} and below.
 */
package dev.mockssp.pact;
