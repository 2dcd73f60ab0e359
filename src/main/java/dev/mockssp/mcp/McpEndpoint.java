package dev.mockssp.mcp;

import dev.mockssp.core.Lazy;
import dev.mockssp.mcp.tool.MockServer;
import java.util.Optional;

/**
 * Answers messages of the Model Context Protocol. Its classes, and those of the SDK, are loaded when the first message
 * arrives. Thread-safe.
 */
public final class McpEndpoint {

    /** Answers a message. With the class of the server in its place, the virtual machine would load that at the start. */
    interface Replies {
        Optional<byte[]> reply(byte[] message, Optional<String> version, String baseUrl);
    }

    private final Lazy<Replies> server;

    /** @param mockServer what the tools work on */
    public McpEndpoint(MockServer mockServer) {
        this.server = new Lazy<>(() -> new ProtocolServer(mockServer));
    }

    /**
     * @param message a JSON-RPC message
     * @param version the version of the protocol that the client names, if it does
     * @param baseUrl the URL of this server as the client knows it, without a trailing slash
     * @return the JSON-RPC response; empty if the message was a notification
     * @throws dev.mockssp.core.ConfigurationException if it is not a JSON-RPC message, or the version is not supported
     * @throws UnsupportedOperationException if the SDK of the protocol is not on the class path; the message says what to
     *     add
     */
    public Optional<byte[]> reply(byte[] message, Optional<String> version, String baseUrl) {
        try {
            return server.get().reply(message, version, baseUrl);
        } catch (NoClassDefFoundError e) {
            throw new UnsupportedOperationException(
                    "The Model Context Protocol needs the libraries io.modelcontextprotocol.sdk:mcp-core and"
                            + " mcp-json-jackson3, which are optional dependencies of mock-ssp. The runnable jar has them",
                    e);
        }
    }
}
