/**
 * The contract as Pact files, and their way to a broker, through Pact JVM.
 *
 * <p>May import the contract and everything below it; alone imports Pact JVM.
 */
package dev.mockssp.pact;
