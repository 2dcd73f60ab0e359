/**
 * Jetty's part: connectors, threads, request bodies, held responses, errors before routing.
 *
 * <p>May import {@code server.rest}, {@code json} and {@code core}.
 */
package dev.mockssp.server.jetty;
