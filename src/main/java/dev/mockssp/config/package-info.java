/**
 * The list of options, and the values that they are parsed to.
 *
 * <p>May import {@code json} and {@code core}.
 */
package dev.mockssp.config;
