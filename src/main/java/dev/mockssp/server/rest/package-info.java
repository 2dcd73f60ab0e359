/**
 * JSON responses, query parameters and error bodies of the admin API.
 *
 * <p>May import {@code json} and {@code core}.
 */
package dev.mockssp.server.rest;
