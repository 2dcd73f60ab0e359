/**
 * Who may use the admin API: not the pages of other sites, and only who has the token if there is one.
 *
 * <p>May import {@code server.page}, {@code server.rest}, and what is below them.
 */
package dev.mockssp.server.admin.access;
