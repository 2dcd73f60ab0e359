/**
 * The facade for tests: start a mock server, use it, verify, reset, close.
 *
 * <p>May import everything.
 */
package dev.mockssp;
