/**
 * One controller for each resource of the admin API, and the event stream.
 *
 * <p>May import {@code server.admin.access}, {@code server.rest}, {@code server.jetty},
 * {@code server.page}, {@code engine.admin} and below.
 */
package dev.mockssp.server.admin;
