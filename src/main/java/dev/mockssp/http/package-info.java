/**
 * The double on a port: requests become calls, replies become bytes, delays and socket faults; and the pages it serves.
 *
 * <p>Imports the engine and below; the only package that imports Javalin and Jetty.
 */
package dev.mockssp.http;
