/**
 * The scenarios that a server knows by name: built-in ones, those of the user's folder, inline ones, and those that are added
 * at run time.
 *
 * <p>May import {@code scenario}, and what a feature may import.
 */
package dev.mockssp.scenario.library;
