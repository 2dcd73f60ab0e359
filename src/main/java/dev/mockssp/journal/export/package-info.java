/**
 * The journal as JSON, JSON Lines and HAR, and the reader of its JSON.
 *
 * <p>May import {@code journal}, {@code journal.match} and below.
 */
package dev.mockssp.journal.export;
