/**
 * The floors that a call passes and the endpoints that join the features; start reading at {@link
 * dev.mockssp.engine.Engine}.
 *
 * <p>Imports features and leaves.
 */
package dev.mockssp.engine;
