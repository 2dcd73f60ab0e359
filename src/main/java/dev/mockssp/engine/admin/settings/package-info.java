/**
 * What can be set while a server runs: a change is saved for all replicas and applied to this one, and what other replicas
 * change is applied too.
 *
 * <p>May import {@code engine.admin.event}, {@code engine.document}, {@code engine.state}, the features and what is below them.
 */
package dev.mockssp.engine.admin.settings;
