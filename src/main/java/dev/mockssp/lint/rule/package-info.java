/**
 * The integration rules, one class each, and their catalogue.
 *
 * <p>May import {@code lint.history}, {@code lint.facts}, {@code lint.pii}, {@code journal} and leaves.
 */
package dev.mockssp.lint.rule;
