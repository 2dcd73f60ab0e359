/**
 * The facade that tests touch, and the command line's entry.
 *
 * <p>May import everything.
 */
package dev.mockssp;
