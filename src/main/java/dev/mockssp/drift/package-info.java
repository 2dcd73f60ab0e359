/**
 * Sends the contract to any server, and reports where its responses differ.
 *
 * <p>May import {@code contract}, {@code upstream}, {@code engine} and below.
 */
package dev.mockssp.drift;
