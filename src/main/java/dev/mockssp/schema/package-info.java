/**
 * The JSON Schemas of both endpoints, of the user's files and of the admin API. Imports networknt, which no other
 * package may import.
 *
 * <p>A feature: may import {@code config}, {@code wire}, {@code json} and {@code core}, and no other feature.
 */
package dev.mockssp.schema;
