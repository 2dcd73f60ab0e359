/**
 * The HTTP client for other servers: the real service while its traffic is recorded, the target of a drift check.
 *
 * <p>May import {@code core}.
 */
package dev.mockssp.upstream;
