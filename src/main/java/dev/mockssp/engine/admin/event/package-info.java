/**
 * The events that the admin API publishes, for the dashboard and other subscribers: exchanges and changes of state.
 *
 * <p>May import {@code journal}, {@code json} and {@code core}.
 */
package dev.mockssp.engine.admin.event;
