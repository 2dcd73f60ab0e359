package dev.mockssp.mcp;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.mcp.text.Quoted;
import dev.mockssp.mcp.tool.MockServer;
import dev.mockssp.mcp.tool.ToolCatalogue;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.jackson3.DefaultJsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The protocol: a stateless server of the SDK with the tools, resources and prompts of mock-ssp. */
final class ProtocolServer implements McpEndpoint.Replies {

    private static final String INSTRUCTIONS =
            "mock-ssp is a local mock of an ad API. It records what the code under test"
                    + " sends and knows what is wrong with it. Usual order: how_to_call; run the code against this server;"
                    + " list_findings; change the code; reset with report true; run it again; get_report, until it is clean. Then"
                    + " choose_scenario for each failure in not_met. " + Quoted.NOTICE;

    private final StatelessTransport transport = new StatelessTransport();
    private final McpJsonMapper mapper;

    ProtocolServer(MockServer server) {
        JsonMapper json = JsonMapper.builder().build();
        this.mapper = new JacksonMcpJsonMapper(json);
        McpServer.sync(transport)
                .serverInfo("mock-ssp", server.version())
                .instructions(INSTRUCTIONS)
                .capabilities(ServerCapabilities.builder()
                        .tools(false)
                        .resources(false, false)
                        .prompts(false)
                        .build())
                .jsonMapper(mapper)
                .jsonSchemaValidator(new DefaultJsonSchemaValidator(json))
                .immediateExecution(true)
                .tools(new ToolCatalogue(server, mapper).all())
                .resources(Resources.documents(server))
                .resourceTemplates(Resources.scenarios(server))
                .prompts(Prompts.all())
                .build();
    }

    /** As {@link McpEndpoint#reply}. */
    @Override
    public Optional<byte[]> reply(byte[] message, Optional<String> version, String baseUrl) {
        List<String> versions = transport.protocolVersions();
        version.filter(named -> !versions.contains(named)).ifPresent(named -> {
            throw new ConfigurationException(
                    "MCP-Protocol-Version is " + MessageText.quoted(named) + "; supported are "
                            + String.join(", ", versions),
                    versions);
        });
        McpTransportContext context = McpTransportContext.create(Map.of(ToolCatalogue.BASE_URL, baseUrl));
        JSONRPCMessage read = read(message);
        if (read instanceof JSONRPCRequest request) {
            return Optional.of(write(transport.request(context, request)));
        }
        if (read instanceof JSONRPCNotification notification) {
            transport.notification(context, notification);
        }
        return Optional.empty();
    }

    private JSONRPCMessage read(byte[] message) {
        try {
            return McpSchema.deserializeJsonRpcMessage(mapper, new String(message, StandardCharsets.UTF_8));
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new ConfigurationException(
                    "The request body is not a JSON-RPC message of the Model Context Protocol", e);
        }
    }

    private byte[] write(JSONRPCResponse response) {
        try {
            return mapper.writeValueAsBytes(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
