/**
 * The operations of a test: scenarios in code, request patterns, and the client of the admin API.
 *
 * <p>May import {@code journal}, {@code lint.report}, {@code config} and the packages below.
 */
package dev.mockssp.client;
