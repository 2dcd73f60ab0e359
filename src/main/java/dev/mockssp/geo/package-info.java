/**
 * The location of the user: location headers, and a small table of networks and countries.
 *
 * <p>A feature: may import {@code config}, {@code wire}, {@code json} and {@code core}, and no other feature.
 */
package dev.mockssp.geo;
