/**
 * How the two vendor APIs differ: envelopes, ids, URLs, messages.
 *
 * <p>May import {@code engine.state} and features.
 */
package dev.mockssp.engine.api;
