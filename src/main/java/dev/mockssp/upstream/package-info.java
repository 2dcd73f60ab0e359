/**
 * Asks another server over HTTP: the real service while its traffic is recorded, the target of a drift check.
 *
 * <p>May import the engine and what is below it; uses the JDK's HTTP client beside the command line.
 */
package dev.mockssp.upstream;
