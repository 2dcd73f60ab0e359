/**
 * Detectors of e-mail addresses, phone numbers and card numbers.
 *
 * <p>Imports no other package of mock-ssp.
 */
package dev.mockssp.lint.pii;
