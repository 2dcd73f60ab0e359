package dev.mockssp.mcp.tool;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Problem;
import dev.mockssp.core.RejectedException;
import dev.mockssp.core.StateUnavailableException;
import dev.mockssp.engine.admin.Verifier;
import dev.mockssp.json.Json;
import dev.mockssp.mcp.text.Fixes;
import dev.mockssp.schema.SchemaFiles;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The tools: {@code tools.json} says what an assistant sees of them, the classes of this package what they do. */
public final class ToolCatalogue {

    /** The name, in the context of a message, of the URL of this server as the assistant knows it. */
    public static final String BASE_URL = "baseUrl";

    /** The URI of a scenario's document without its last part, which is the name of the scenario. */
    public static final String SCENARIO_URI = "mock-ssp://scenarios/";

    private final McpJsonMapper mapper;
    private final Map<String, Tool> tools;

    /**
     * @param server what the tools work on
     * @param mapper the JSON mapper of the SDK
     */
    public ToolCatalogue(MockServer server, McpJsonMapper mapper) {
        this.mapper = mapper;
        Fixes fixes = new Fixes();
        ScenarioTools scenarios = new ScenarioTools(server.admin().scenarios());
        StateTools state = new StateTools(server.admin());
        this.tools = Map.ofEntries(
                Map.entry("how_to_call", new ContractTool(server)),
                Map.entry("send_request", new SendTool(server, fixes)),
                Map.entry("search_exchanges", new SearchTool(server.admin())),
                Map.entry("explain_exchange", new ExplainTool(server.admin(), fixes)),
                Map.entry("list_findings", new FindingsTool(server.admin(), fixes)),
                Map.entry("list_scenarios", scenarios::list),
                Map.entry("choose_scenario", scenarios::choose),
                Map.entry("write_scenario", scenarios::write),
                Map.entry("verify_requests", new VerifyTool(new Verifier(server.admin(), server.documents()))),
                Map.entry("reset", state::reset),
                Map.entry("clock", state::clock),
                Map.entry("get_report", new ReportTool(server.admin())));
    }

    /** @return the tools in the order of {@code tools.json} */
    public List<SyncToolSpecification> all() {
        List<SyncToolSpecification> all = new ArrayList<>();
        for (JsonNode description : Json.read(SchemaFiles.resource("/dev/mockssp/mcp/tools.json"))) {
            McpSchema.Tool described = mapper.convertValue(description, McpSchema.Tool.class);
            Tool tool = Objects.requireNonNull(tools.get(described.name()), described.name());
            all.add(new SyncToolSpecification(
                    described, (context, call) -> result(tool, call, (String) context.get(BASE_URL))));
        }
        return all;
    }

    /** A mistake in the arguments, or a state that cannot be reached, is a result, which the assistant sees; an exception would be one of the protocol. */
    private CallToolResult result(Tool tool, CallToolRequest call, String baseUrl) {
        try {
            JsonNode arguments = Json.MAPPER.valueToTree(Objects.requireNonNullElse(call.arguments(), Map.of()));
            ObjectNode result = tool.call(arguments, baseUrl);
            return CallToolResult.builder()
                    .structuredContent(mapper.convertValue(result, new TypeRef<Map<String, Object>>() {}))
                    .addTextContent(result.toString())
                    .isError(false)
                    .build();
        } catch (ConfigurationException e) {
            return error(e.problems().stream().map(Problem::line).collect(Collectors.joining("\n")), e.allowed());
        } catch (RejectedException e) {
            return error(e.getMessage(), e.allowed());
        } catch (StateUnavailableException e) {
            return error(e.getMessage(), List.of());
        }
    }

    private static CallToolResult error(String message, List<String> allowed) {
        String choices = allowed.isEmpty() ? "" : "\nAllowed: " + String.join(", ", allowed);
        return CallToolResult.builder()
                .addTextContent(message + choices)
                .isError(true)
                .build();
    }
}
