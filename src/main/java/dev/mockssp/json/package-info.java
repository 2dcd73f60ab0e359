/**
 * The Jackson mapper, optional fields, conditions on JSON bodies, and JSON in messages.
 *
 * <p>May import {@code core}.
 */
package dev.mockssp.json;
