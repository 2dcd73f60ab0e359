/**
 * Turns recorded exchanges into scenarios.
 *
 * <p>May import {@code engine.proxy}, {@code engine.redaction}, {@code engine.api} and below.
 */
package dev.mockssp.engine.replay;
