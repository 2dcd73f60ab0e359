/**
 * How many turns pass before the first ad of a chat, and between two ads.
 *
 * <p>A feature: may import {@code config}, {@code wire}, {@code json} and {@code core}, and no other feature.
 */
package dev.mockssp.pacing;
