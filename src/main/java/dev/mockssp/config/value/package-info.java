/**
 * The values of options, as the rest of the program uses them.
 *
 * <p>May import {@code json} and {@code core}.
 */
package dev.mockssp.config.value;
