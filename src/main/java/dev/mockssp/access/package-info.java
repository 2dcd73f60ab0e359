/**
 * Who may call: API keys with their environments, and registered web origins.
 *
 * <p>Imports leaves only.
 */
package dev.mockssp.access;
