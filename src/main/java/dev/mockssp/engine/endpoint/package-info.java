/**
 * The endpoints: bid request, get-ad, tracking, landing page.
 *
 * <p>May import {@code engine.api}, {@code engine.state} and features.
 */
package dev.mockssp.engine.endpoint;
