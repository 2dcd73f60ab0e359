/**
 * The Model Context Protocol: tools, resources and prompts for coding assistants. Nothing of it is loaded before the first
 * request of an assistant; the SDK of the protocol is used here only.
 */
package dev.mockssp.mcp;
