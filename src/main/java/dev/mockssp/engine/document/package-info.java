/**
 * Reads the user's files: scenarios, inventory, countries.
 *
 * <p>May import features.
 */
package dev.mockssp.engine.document;
