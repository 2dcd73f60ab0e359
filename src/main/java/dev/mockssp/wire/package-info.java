/**
 * The bodies of the vendor's requests and responses as records.
 *
 * <p>May import {@code json} and {@code core}.
 */
package dev.mockssp.wire;
