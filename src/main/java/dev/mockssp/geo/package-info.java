/**
 * Where the user is: location headers, and a small table of networks and countries.
 *
 * <p>Imports leaves only.
 */
package dev.mockssp.geo;
