/**
 * Request, response, handler and filter, and the helpers that every layer uses.
 *
 * <p>May import {@code core.text}.
 */
package dev.mockssp.core;
