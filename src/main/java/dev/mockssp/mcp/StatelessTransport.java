package dev.mockssp.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;

/** Passes messages to the SDK. The HTTP server is not the SDK's, so that its limits and checks apply. */
final class StatelessTransport implements McpStatelessServerTransport {

    private final AtomicReference<McpStatelessServerHandler> handler = new AtomicReference<>();

    @Override
    public void setMcpHandler(McpStatelessServerHandler newHandler) {
        handler.set(newHandler);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    JSONRPCResponse request(McpTransportContext context, JSONRPCRequest request) {
        return handler.get().handleRequest(context, request).block();
    }

    void notification(McpTransportContext context, JSONRPCNotification notification) {
        handler.get().handleNotification(context, notification).block();
    }
}
