/**
 * The one list of options and what they come to.
 *
 * <p>Imports leaves only.
 */
package dev.mockssp.config;
