/**
 * The integration rules that every exchange is checked against, one small class each.
 *
 * <p>Imports journal and leaves only.
 */
package dev.mockssp.lint;
