/**
 * The vendor's API without a network. Start to read at {@link dev.mockssp.engine.Engine}, which assembles the filter
 * chain.
 *
 * <p>May import its sub-packages and everything below.
 */
package dev.mockssp.engine;
