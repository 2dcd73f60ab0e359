/**
 * Request, response, handler and filter, and the helpers that every layer uses.
 *
 * <p>Imports no other package of mock-ssp.
 */
package dev.mockssp.core;
