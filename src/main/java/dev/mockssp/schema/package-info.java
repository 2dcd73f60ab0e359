/**
 * The JSON Schemas of both endpoints, of the user's files and of the control API, and what breaks them.
 *
 * <p>Imports leaves only; nothing else imports networknt.
 */
package dev.mockssp.schema;
