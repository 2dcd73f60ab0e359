/**
 * One Jackson mapper, optional fields, conditions on JSON bodies.
 *
 * <p>May import {@code core}.
 */
package dev.mockssp.json;
