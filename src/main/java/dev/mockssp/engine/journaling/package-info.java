/**
 * The outermost filter: journal entry, log line, {@code X-Mock-*} headers.
 *
 * <p>May import the engine packages above.
 */
package dev.mockssp.engine.journaling;
