/**
 * The command line: {@code mock-ssp [serve]}, {@code scenarios}, {@code report} and {@code pact}.
 *
 * <p>May import everything of mock-ssp, and alone imports picocli.
 */
package dev.mockssp.cli;
