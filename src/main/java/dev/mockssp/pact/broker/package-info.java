/**
 * How pacts of any tool are published to a Pact Broker. Imports Pact JVM, for its client of the broker.
 *
 * <p>May import {@code pact}, {@code upstream}, and what is below both.
 */
package dev.mockssp.pact.broker;
