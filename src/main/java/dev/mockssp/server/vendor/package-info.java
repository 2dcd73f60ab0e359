/**
 * The vendor's routes: maps a Javalin context to a request of the engine, and writes a response with its delay or
 * fault.
 *
 * <p>May import {@code server.jetty}, {@code server.rest}, {@code json} and {@code core}.
 */
package dev.mockssp.server.vendor;
