/** The tools of coding assistants: what each does with the mock server, and how the SDK of the protocol calls it. */
package dev.mockssp.mcp.tool;
