/**
 * What the integration rules want to know about one exchange.
 *
 * <p>May import {@code lint.pii}, {@code journal}, {@code json} and {@code core}.
 */
package dev.mockssp.lint.facts;
