/**
 * Scenarios: their model, how documents become scenarios, the checks for what they can never do, and the player that selects
 * the step of a request.
 *
 * <p>A feature: may import {@code config}, {@code wire}, {@code json} and {@code core}, and no other feature.
 */
package dev.mockssp.scenario;
