/**
 * The verbs of a test: scripts, patterns, and the client that says them over the control API.
 * May import {@code journal}, {@code lint}, the leaves, and the refusals of {@code engine}.
 */
package dev.mockssp.client;
