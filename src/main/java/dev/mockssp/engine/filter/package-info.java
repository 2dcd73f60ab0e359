/**
 * The filter chain in front of the endpoints: routing, CORS, API key, rate limit, origin, scenario, body validation.
 *
 * <p>May import {@code engine.api}, {@code engine.state} and features.
 */
package dev.mockssp.engine.filter;
