/**
 * The command line. Imports picocli, which no other package may import.
 *
 * <p>May import everything of mock-ssp.
 */
package dev.mockssp.cli;
