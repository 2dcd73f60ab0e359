/**
 * Decides who may use the admin API: no page of another site, and with a token only a client that sends it.
 *
 * <p>May import {@code server.page}, {@code server.rest}, and what is below them.
 */
package dev.mockssp.server.admin.access;
