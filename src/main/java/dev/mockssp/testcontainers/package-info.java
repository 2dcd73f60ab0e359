/**
 * The double's image in Testcontainers.
 * May import {@code client}, {@code config}, and nothing of what runs in the image.
 */
package dev.mockssp.testcontainers;
