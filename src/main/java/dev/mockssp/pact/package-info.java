/**
 * The contract as Pact files. Imports Pact JVM, which only this package and {@code pact.broker} may import.
 *
 * <p>May import {@code contract}, {@code schema} and below.
 */
package dev.mockssp.pact;
