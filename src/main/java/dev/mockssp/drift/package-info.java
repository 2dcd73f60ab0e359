/**
 * Replays the contract against any server, and tells where the server differs from it.
 *
 * <p>May import the contract, the way to other servers, the engine and everything below.
 */
package dev.mockssp.drift;
