/**
 * The verbs of a test: scripts, request patterns, and the client of the admin API.
 *
 * <p>May import {@code journal}, {@code lint} and leaves.
 */
package dev.mockssp.client;
