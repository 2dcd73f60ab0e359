package dev.mockssp.server.admin;

import dev.mockssp.server.rest.ApiError;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Consumer;

/** The route of the Model Context Protocol: a message and its response, without a session. */
public final class McpController implements Consumer<RoutesConfig> {

    private static final String PATH = "/__admin/mcp";

    /** Answers the messages. */
    @FunctionalInterface
    public interface Endpoint {
        /**
         * @param message a JSON-RPC message
         * @param version the version of the protocol that the client names, if it does
         * @param baseUrl the URL of this server as the client knows it, without a trailing slash
         * @return the JSON-RPC response; empty if the message was a notification
         * @throws dev.mockssp.core.ConfigurationException if it is not a JSON-RPC message, or the version is not supported
         * @throws UnsupportedOperationException if the SDK of the protocol is not on the class path
         */
        Optional<byte[]> reply(byte[] message, Optional<String> version, String baseUrl);
    }

    private final Optional<Endpoint> endpoint;

    /** @param endpoint answers the messages; empty if the protocol is off */
    public McpController(Optional<Endpoint> endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public void accept(RoutesConfig routes) {
        new CheckedRoutes(routes).post(PATH, this::message);
    }

    private void message(Context ctx) {
        Endpoint answering = endpoint.orElseThrow(
                () -> ApiError.of(404, "The Model Context Protocol is off; start mock-ssp without --mcp off")
                        .withCode("mcp-off")
                        .toException());
        try {
            Optional<byte[]> reply = answering.reply(
                    ctx.bodyAsBytes(),
                    Optional.ofNullable(ctx.header("MCP-Protocol-Version")),
                    ctx.scheme() + "://" + ctx.host());
            reply.ifPresentOrElse(
                    response -> ctx.contentType("application/json").result(response), () -> ctx.status(202));
        } catch (UnsupportedOperationException e) {
            throw ApiError.of(501, e.getMessage()).withCode("mcp-missing").toException();
        }
    }
}
