/**
 * The rate limit: fixed windows of one Unix second for each key.
 *
 * <p>Imports leaves only.
 */
package dev.mockssp.limit;
