/**
 * Bounded maps: what is remembered of keys and clients, within a budget of bytes.
 *
 * <p>May import {@code core} and {@code core.text}.
 */
package dev.mockssp.core.memory;
