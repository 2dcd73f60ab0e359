/**
 * The mock server's image in Testcontainers.
 *
 * <p>May import {@code client} and {@code config}, but nothing that runs in the image.
 */
package dev.mockssp.testcontainers;
