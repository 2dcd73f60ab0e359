/**
 * Campaigns, how relevant they are to a conversation, and which of them wins. No clock, no randomness, no HTTP.
 *
 * <p>A feature: may import {@code config}, {@code wire}, {@code json} and {@code core}, and no other feature.
 */
package dev.mockssp.auction;
