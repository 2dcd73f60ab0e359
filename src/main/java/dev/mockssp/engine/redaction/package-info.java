/**
 * Keeps API keys and personal data out of the journal.
 *
 * <p>May import {@code engine.proxy}, {@code lint.facts} and features.
 */
package dev.mockssp.engine.redaction;
