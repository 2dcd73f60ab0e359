/**
 * The HTTP server: one Javalin application and its table of routes.
 *
 * <p>May import its sub-packages and {@code engine}. Only the server packages import Javalin and Jetty.
 */
package dev.mockssp.server;
