/**
 * Runs the integration rules on each exchange.
 *
 * <p>May import its sub-packages, except {@code lint.report}.
 */
package dev.mockssp.lint;
