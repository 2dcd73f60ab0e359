/**
 * The report of a test run, as values, as JSON and as JUnit XML.
 *
 * <p>May import {@code lint}, {@code lint.rule}, {@code lint.facts}, the journal and leaves.
 */
package dev.mockssp.lint.report;
