/**
 * The Model Context Protocol for coding assistants: its messages, resources and prompts. Nothing of it is loaded before the
 * first request of an assistant. Imports the SDK of the protocol, which only this package and {@code mcp.tool} may import.
 */
package dev.mockssp.mcp;
