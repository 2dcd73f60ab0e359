/**
 * The vendor's routes: a Javalin context becomes a request of the engine, a response becomes bytes, a delay or a
 * fault.
 *
 * <p>May import {@code server.jetty}, {@code server.rest}, {@code json} and {@code core}.
 */
package dev.mockssp.server.vendor;
