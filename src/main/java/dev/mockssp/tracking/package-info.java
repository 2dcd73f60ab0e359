/**
 * The signed tokens of tracking URLs, and which of them were issued.
 *
 * <p>A feature: may import {@code config}, {@code wire}, {@code json} and {@code core}, and no other feature.
 */
package dev.mockssp.tracking;
