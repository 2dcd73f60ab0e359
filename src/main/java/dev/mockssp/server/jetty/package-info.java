/**
 * The Jetty server: connectors, threads, request bodies, waiting responses, errors before routing.
 *
 * <p>May import {@code server.rest}, {@code json} and {@code core}.
 */
package dev.mockssp.server.jetty;
