/**
 * Signed tokens in the URLs that the double hands out, and what is known of those handed out.
 *
 * <p>Imports leaves only.
 */
package dev.mockssp.tracking;
