/**
 * The verbs of a test: scripts, patterns, and the client that says them over the control API.
 * May import {@code engine} for its clock and its refusals, the value types of the features, and the leaves.
 */
package dev.mockssp.client;
