/**
 * The vendor's JSON as records, and the one mapper that reads and writes it.
 *
 * <p>A leaf: imports {@code exchange} only.
 */
package dev.mockssp.wire;
