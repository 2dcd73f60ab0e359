/**
 * The rate limit: fixed windows of one Unix second for each API key.
 *
 * <p>A feature: may import {@code config}, {@code wire}, {@code json} and {@code core}, and no other feature.
 */
package dev.mockssp.ratelimit;
