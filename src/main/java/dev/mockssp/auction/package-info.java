/**
 * Campaigns, how well they fit a conversation, and which of them wins it. No clock, no chance, no HTTP.
 *
 * <p>A feature: imports leaves only.
 */
package dev.mockssp.auction;
