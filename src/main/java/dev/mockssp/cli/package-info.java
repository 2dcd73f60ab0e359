/**
 * The command line: {@code mock-ssp [serve]} and {@code mock-ssp scenarios}.
 *
 * <p>May import everything of mock-ssp, and alone imports picocli.
 */
package dev.mockssp.cli;
