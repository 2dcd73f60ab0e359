/**
 * What the integration rules remember of earlier exchanges, within bounds.
 *
 * <p>May import {@code lint.facts} and below.
 */
package dev.mockssp.lint.history;
