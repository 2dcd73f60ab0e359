/**
 * The OpenAPI documents, derived from the schema files.
 *
 * <p>May import {@code schema}, {@code config}, {@code json} and {@code core}.
 */
package dev.mockssp.schema.openapi;
