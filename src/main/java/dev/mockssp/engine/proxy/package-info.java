/**
 * Forwards vendor requests to the real service, for {@code --record-from}.
 *
 * <p>May import {@code engine.filter}, {@code engine.api}, {@code engine.state}, {@code lint.rule} and features.
 */
package dev.mockssp.engine.proxy;
